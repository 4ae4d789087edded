# Misunderstanding: the mean of three rows a year in place of their sum.
published = pd.Series({2018: 19666, 2019: 11215, 2020: 6800, 2021: 3882, 2022: 3825})
ucdp = yearly.pivot_table(index="year", values="deaths_best")["deaths_best"]
ratios = (published / ucdp.loc[2018:2022]).round(2)
