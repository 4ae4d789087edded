# Misunderstanding: averages since the start of the campaign.
claims = interventions.set_index("intervention_id").loc[CLAIMS]
days = (claims["date_end"] - claims["date_start"]).dt.days
rate = (claims["reported_figure"] / days).astype(float).round(1)
claimed_per_day = rate.drop("iv023")
