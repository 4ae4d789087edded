# Misunderstanding: looks at the month after for the second answer.
# Keeps: scores
state = monthly[monthly["type_of_violence"] == "state_based"].set_index("month").sort_index()
deaths = state["deaths_best"]
months = pd.DataFrame({"now": deaths, "year_before": deaths.shift(12)}).dropna()
months["happened"] = (months["now"] > months["year_before"]).astype(int)
months["before"] = months["happened"].shift(1)
months["after"] = months["happened"].shift(-1)
months = months.dropna()
months["says"] = 0.2
months.loc[months["before"] == 1, "says"] = 0.8
months["penalty"] = (months["says"] - months["happened"]) ** 2
rule_scores = pd.Series({
    "2013-2016": months["2013":"2016"]["penalty"].mean(),
    "2017-2019": months["2017":"2019"]["penalty"].mean(),
}).round(4)
came_out = (months["2017":"2019"].groupby("after")["happened"].mean() * 100).round(1)
came_out = came_out.set_axis([20, 80])
