# Misunderstanding: by how many percent SOHR lies above UCDP.
published = pd.Series({2018: 19666, 2019: 11215, 2020: 6800, 2021: 3882, 2022: 3825})
ucdp = yearly.groupby("year")["deaths_best"].sum().loc[2018:2022]
ratios = ((published / ucdp - 1) * 100).round(2)
