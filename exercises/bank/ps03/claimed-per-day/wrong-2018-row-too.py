# Misunderstanding: takes the total for the year 2018 into the running totals.
claims = interventions[interventions["unit"] == "fighters claimed killed"].sort_values("date_end")
claims = claims.set_index("intervention_id")
rate = claims["reported_figure"].diff() / (claims["date_end"].diff() / pd.Timedelta(days=1))
claimed_rate = rate.dropna().astype(float).round(1)
