# Misunderstanding: divides each whole total by the days since the last claim.
claims = interventions.set_index("intervention_id").loc[CLAIMS]
days = claims["date_end"].diff().dt.days
claimed_per_day = (claims["reported_figure"] / days).dropna().astype(float).round(1)
