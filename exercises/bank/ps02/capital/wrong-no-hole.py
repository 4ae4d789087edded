# Misunderstanding: overlooks the rows without a governorate, so all three shares are one.
fights = events[
    (events["side_a"] == "Government of Syria")
    & (events["type_of_violence"] == "state_based")
]
by_place = fights.groupby("governorate")["deaths_side_a"].sum()
share = round(by_place.loc[CAPITAL].sum() / by_place.sum() * 100, 1)
capital_span = pd.Series({"of_placed": share, "at_least": share, "at_most": share})
tipping = round((by_place.loc["SY03"] - by_place.loc["SY09"]) / by_place.sum() * 100, 1)
