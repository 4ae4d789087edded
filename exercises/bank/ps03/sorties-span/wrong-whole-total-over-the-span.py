# Misunderstanding: divides the whole second total by the days between the statements.
rows = interventions.set_index("intervention_id")
days = (rows["date_end"]["iv027"] - rows["date_end"]["iv021"]).days
first, second = rows["reported_figure"]["iv021"], rows["reported_figure"]["iv027"]
sorties_span = pd.Series({
    "low": 38500 / days, "stated": second / days, "high": 39500 / days
}).astype(float).round(2)
