# Misunderstanding: adds the totals up.
rows = interventions.set_index("intervention_id")
days = (rows["date_end"]["iv027"] - rows["date_start"]["iv027"]).days
first, second = rows["reported_figure"]["iv021"], rows["reported_figure"]["iv027"]
sorties_span = pd.Series({
    "low": (38500 + 18750) / days, "stated": (first + second) / days, "high": (39500 + 18850) / days
}).astype(float).round(2)
