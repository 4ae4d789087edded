# Misunderstanding: gives the largest rate the name of the lowest.
rows = interventions.set_index("intervention_id")
days = (rows["date_end"]["iv027"] - rows["date_end"]["iv021"]).days
first, second = rows["reported_figure"]["iv021"], rows["reported_figure"]["iv027"]
sorties_span = pd.Series({
    "low": (39500 - 18750) / days, "stated": (second - first) / days, "high": (38500 - 18850) / days
}).astype(float).round(2)
