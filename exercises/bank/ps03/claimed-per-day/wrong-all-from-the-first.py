# Misunderstanding: measures every claim against the first one.
claims = interventions.set_index("intervention_id").loc[CLAIMS]
figure = claims["reported_figure"] - claims["reported_figure"].iloc[0]
days = (claims["date_end"] - claims["date_end"].iloc[0]) / pd.Timedelta(days=1)
claimed_rate = (figure / days).iloc[1:].astype(float).round(1)
