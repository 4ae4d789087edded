# Misunderstanding: whole calendar years from the yearly table.
yearly = load("yearly_deaths")
years = yearly[yearly["type_of_violence"] == "state_based"].set_index("year")["deaths_best"]
claim_over_count = pd.Series({
    "iv025": 25318 / years[2017],
    "iv028": 25682 / years[2018],
    "iv029": 47000 / (years[2019] + years[2020]),
}).round(2)
