# Misunderstanding: whole calendar months in place of 28 days.
cut = pd.Timestamp(MAY)
fighting = events[
    (events["side_a"] == "Government of Syria")
    & (events["side_b"] == "Syrian insurgents")
    & (events["date_precision"] == 1)
]
fighting = fighting[
    (fighting["date_start"] >= "2017-04-01") & (fighting["date_start"] < "2017-06-01")
].copy()
fighting["when"] = (fighting["date_start"] >= cut).map({True: "since", False: "before"})
near = fighting[fighting["governorate"].isin(["SY01", "SY03"])].groupby("when")["deaths_best"].sum()
everywhere = fighting.groupby("when")["deaths_best"].sum()
near_damascus = (near / everywhere * 100).round(1)
