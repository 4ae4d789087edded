# Misunderstanding: adds two upper bounds, so that the hole falls in both governorates.
# Keeps: tipping
fights = events[
    (events["side_a"] == "Government of Syria")
    & (events["type_of_violence"] == "state_based")
]
everyone = fights["deaths_side_a"].sum()
by_place = fights.groupby("governorate")["deaths_side_a"].sum()
lost = everyone - by_place.sum()
at_most = 0
for code in CAPITAL:
    at_most += (by_place.loc[code] + lost) / everyone * 100
capital = by_place.loc[CAPITAL].sum()
capital_span = pd.Series({
    "of_placed": round(capital / by_place.sum() * 100, 1),
    "at_least": round(capital / everyone * 100, 1),
    "at_most": round(at_most, 1),
})
tipping = round((by_place.loc["SY03"] - by_place.loc["SY09"]) / lost * 100, 1)
