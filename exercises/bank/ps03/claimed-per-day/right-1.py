# diff() over the four claims in their order.
claims = interventions[interventions["intervention_id"].isin(CLAIMS)].sort_values("date_end")
rise = claims["reported_figure"].diff() / (claims["date_end"].diff() / pd.Timedelta(days=1))
claimed_rate = rise.set_axis(claims["intervention_id"]).dropna().astype(float).round(1)
