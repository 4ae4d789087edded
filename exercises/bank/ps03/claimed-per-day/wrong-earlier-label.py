# Misunderstanding: puts each rate under the claim with which its time begins.
claims = interventions.set_index("intervention_id").loc[CLAIMS]
rate = (claims["reported_figure"].diff() / (claims["date_end"].diff() / pd.Timedelta(days=1))).shift(-1)
claimed_rate = rate.dropna().astype(float).round(1)
