# Misunderstanding: takes the row that stops on 22 December for the year 2021.
published = pd.Series({2018: 19666, 2019: 11215, 2020: 6800, 2021: 3746, 2022: 3825})
ucdp = yearly.groupby("year")["deaths_best"].sum().loc[2018:2022]
ratios = (published / ucdp).round(2)
