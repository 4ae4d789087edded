# Misunderstanding: puts each rate under the claim with which its time begins.
claims = interventions.set_index("intervention_id").loc[CLAIMS]
rate = (claims["reported_figure"].diff() / claims["date_end"].diff().dt.days).shift(-1)
claimed_per_day = rate.dropna().astype(float).round(1)
