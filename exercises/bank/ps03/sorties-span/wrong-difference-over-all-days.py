# Misunderstanding: divides the difference by all days since the start.
rows = interventions.set_index("intervention_id")
days = (rows["date_end"]["iv027"] - rows["date_start"]["iv027"]).days
first, second = rows["reported_figure"]["iv021"], rows["reported_figure"]["iv027"]
sorties_span = pd.Series({
    "low": (38500 - 18850) / days, "stated": (second - first) / days, "high": (39500 - 18750) / days
}).astype(float).round(2)
