# Misunderstanding: fighters claimed in a month of thirty days.
claims = interventions.set_index("intervention_id").loc[CLAIMS]
rate = claims["reported_figure"].diff() / claims["date_end"].diff().dt.days * 30
claimed_rate = rate.dropna().astype(float).round(1)
