# Misunderstanding: divides each whole total by the days since the last claim.
claims = interventions.set_index("intervention_id").loc[CLAIMS]
days = claims["date_end"].diff() / pd.Timedelta(days=1)
claimed_rate = (claims["reported_figure"] / days).dropna().astype(float).round(1)
