# Misunderstanding: lets only the first total move.
rows = interventions.set_index("intervention_id")
days = (rows["date_end"]["iv027"] - rows["date_end"]["iv021"]).days
first, second = rows["reported_figure"]["iv021"], rows["reported_figure"]["iv027"]
sorties_span = pd.Series({
    "low": (second - 18850) / days, "stated": (second - first) / days, "high": (second - 18750) / days
}).astype(float).round(2)
