# Totals and days from the table, opposite ends for the two extremes.
rows = interventions.set_index("intervention_id")
figure, end = rows["reported_figure"], rows["date_end"]
days = (end["iv027"] - end["iv021"]).days
sorties_span = pd.Series({
    "low": (38500 - 18850) / days,
    "stated": (figure["iv027"] - figure["iv021"]) / days,
    "high": (39500 - 18750) / days,
}).round(2)
