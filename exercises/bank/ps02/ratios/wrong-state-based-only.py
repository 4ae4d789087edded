# Misunderstanding: UCDP's state-based violence alone.
published = pd.Series({2018: 19666, 2019: 11215, 2020: 6800, 2021: 3882, 2022: 3825})
ucdp = yearly[yearly["type_of_violence"] == "state_based"].set_index("year")["deaths_best"]
ratios = (published / ucdp.loc[2018:2022]).round(2)
