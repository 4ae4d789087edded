# Misunderstanding: counts both end days, so the day of a claim is in two spans.
claims = interventions.set_index("intervention_id").loc[CLAIMS]
days = (claims["date_end"].diff() + pd.Timedelta("1D")) / pd.Timedelta(days=1)
claimed_rate = (claims["reported_figure"].diff() / days).dropna().astype(float).round(1)
