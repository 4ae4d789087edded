# Misunderstanding: measures every claim against the first one.
claims = interventions.set_index("intervention_id").loc[CLAIMS]
figure = claims["reported_figure"] - 35000
days = (claims["date_end"] - pd.Timestamp("2016-12-22")).dt.days
claimed_per_day = (figure / days).drop("iv023").astype(float).round(1)
