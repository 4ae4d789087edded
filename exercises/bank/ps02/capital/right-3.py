# Groups with dropna=False, the hole from the group without a label; a frame of one column.
fights = events.query("side_a == 'Government of Syria' and type_of_violence == 'state_based'")
groups = fights.groupby(fights["governorate"].fillna("none"))["deaths_side_a"].sum()
hole = groups["none"]
share = groups / groups.sum() * 100
inside = share["SY01"] + share["SY03"]
capital_span = pd.DataFrame({
    "percent": [inside, inside + share["none"], inside / (100 - share["none"]) * 100]
}, index=["at_least", "at_most", "of_placed"])
tipping = ((groups["SY03"] - groups["SY09"]) / hole * 100).round(1)
