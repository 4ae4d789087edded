# Misunderstanding: takes the city of Damascus for the capital of the task.
# Keeps: tipping
fights = events[
    (events["side_a"] == "Government of Syria")
    & (events["type_of_violence"] == "state_based")
]
everyone = fights["deaths_side_a"].sum()
by_place = fights.groupby("governorate")["deaths_side_a"].sum()
capital, placed = by_place.loc["SY01"], by_place.sum()
lost = everyone - placed
capital_span = pd.Series({
    "of_placed": capital / placed * 100,
    "at_least": capital / everyone * 100,
    "at_most": (capital + lost) / everyone * 100,
}).round(1)
tipping = round((by_place.loc["SY03"] - by_place.loc["SY09"]) / lost * 100, 1)
