# Misunderstanding: lets both totals be low together and high together.
rows = interventions.set_index("intervention_id")
days = (rows["date_end"]["iv027"] - rows["date_end"]["iv021"]).days
first, second = rows["reported_figure"]["iv021"], rows["reported_figure"]["iv027"]
sorties_span = pd.Series({
    "low": (38500 - 18750) / days, "stated": (second - first) / days, "high": (39500 - 18850) / days
}).astype(float).round(2)
