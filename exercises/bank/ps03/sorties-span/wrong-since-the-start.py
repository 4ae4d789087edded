# Misunderstanding: the average since the start of the campaign.
rows = interventions.set_index("intervention_id")
days = (rows["date_end"]["iv027"] - rows["date_start"]["iv027"]).days
sorties_span = pd.Series({
    "low": 38500 / days, "stated": 39000 / days, "high": 39500 / days
}).round(2)
