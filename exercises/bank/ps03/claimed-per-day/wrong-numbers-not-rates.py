# Misunderstanding: gives the rise itself, not the rise a day.
claims = interventions.set_index("intervention_id").loc[CLAIMS]
claimed_rate = claims["reported_figure"].diff().dropna()
