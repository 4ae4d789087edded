# Misunderstanding: divides by the months added up, which leave deaths out.
published = pd.Series({2018: 19666, 2019: 11215, 2020: 6800, 2021: 3882, 2022: 3825})
months = monthly.groupby(monthly["month"].dt.year)["deaths_best"].sum()
ratios = (published / months.loc[2018:2022]).round(2)
