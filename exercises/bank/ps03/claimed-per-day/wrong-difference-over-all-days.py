# Misunderstanding: divides each difference by all days since the start.
claims = interventions.set_index("intervention_id").loc[CLAIMS]
days = (claims["date_end"] - claims["date_start"]) / pd.Timedelta(days=1)
claimed_rate = (claims["reported_figure"].diff() / days).dropna().astype(float).round(1)
