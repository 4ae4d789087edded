# Two filtered tables side by side by merge; years as decimals, newest first, as a frame.
part = load("monthly_deaths", since="2016-01-01", until="2021-12-31")
one = part[part["type_of_violence"] == "non_state"][["month", "deaths_best"]]
two = part[part["type_of_violence"] == "state_based"][["month", "deaths_best"]]
both = one.merge(two, on="month")
both["year"] = both["month"].dt.year.astype(float)
both["many"] = (both["deaths_best_x"] / both["deaths_best_y"] >= 0.5).astype(int)
nonstate_months = both.groupby("year")[["many"]].sum().sort_index(ascending=False)
