# Misunderstanding: averages since the start of the campaign.
claims = interventions.set_index("intervention_id").loc[CLAIMS]
days = (claims["date_end"] - claims["date_start"]) / pd.Timedelta(days=1)
rate = (claims["reported_figure"] / days).astype(float).round(1)
claimed_rate = rate.iloc[1:]
