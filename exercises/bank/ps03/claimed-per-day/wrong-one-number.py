# Misunderstanding: one rate for the whole time from the first claim to the last.
claims = interventions.set_index("intervention_id").loc[CLAIMS]
days = (claims["date_end"].iloc[-1] - claims["date_end"].iloc[0]) / pd.Timedelta(days=1)
claimed_rate = round((claims["reported_figure"].iloc[-1] - claims["reported_figure"].iloc[0]) / days, 1)
