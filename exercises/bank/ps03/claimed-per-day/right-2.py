# A loop over pairs of neighbours.
rows = interventions.set_index("intervention_id")
claimed_rate = {}
for earlier, later in zip(CLAIMS[:-1], CLAIMS[1:]):
    figure = rows["reported_figure"][later] - rows["reported_figure"][earlier]
    days = (rows["date_end"][later] - rows["date_end"][earlier]) / pd.Timedelta(days=1)
    claimed_rate[later] = figure / days
