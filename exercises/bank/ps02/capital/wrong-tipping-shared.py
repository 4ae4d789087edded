# Misunderstanding: lets only half of the difference fall, as if the other lost what one wins.
# Keeps: span
fights = events[
    (events["side_a"] == "Government of Syria")
    & (events["type_of_violence"] == "state_based")
]
everyone = fights["deaths_side_a"].sum()
by_place = fights.groupby("governorate")["deaths_side_a"].sum()
capital, placed = by_place.loc[CAPITAL].sum(), by_place.sum()
lost = everyone - placed
capital_span = pd.Series({
    "of_placed": capital / placed * 100,
    "at_least": capital / everyone * 100,
    "at_most": (capital + lost) / everyone * 100,
}).round(1)
tipping = round((by_place.loc["SY03"] - by_place.loc["SY09"]) / 2 / lost * 100, 1)
