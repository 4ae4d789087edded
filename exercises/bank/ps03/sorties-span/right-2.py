# Every combination of the ends tried out; smallest and largest kept, not rounded.
ends = interventions.set_index("intervention_id")["date_end"]
days = (ends["iv027"] - ends["iv021"]).days
stated = interventions.set_index("intervention_id")["reported_figure"]
rates = [(late - early) / days for early in [18750, 18850] for late in [38500, 39500]]
sorties_span = {
    "high": max(rates), "low": min(rates), "stated": (stated["iv027"] - stated["iv021"]) / days
}
