# Misunderstanding: counts events in place of deaths.
fights = events[
    (events["side_a"] == "Government of Syria")
    & (events["type_of_violence"] == "state_based")
]
by_place = fights["governorate"].value_counts()
everyone, placed, capital = len(fights), by_place.sum(), by_place.loc[CAPITAL].sum()
lost = everyone - placed
capital_span = pd.Series({
    "of_placed": capital / placed * 100,
    "at_least": capital / everyone * 100,
    "at_most": (capital + lost) / everyone * 100,
}).round(1)
tipping = round((by_place.loc["SY03"] - by_place.loc["SY09"]) / lost * 100, 1)
