# Misunderstanding: rows without a governorate fall out of the whole.
cut = pd.Timestamp(DAY)
length = pd.Timedelta(days=28)
fighting = events[
    (events["side_a"] == "Government of Syria")
    & (events["side_b"] == "Syrian insurgents")
    & (events["date_precision"] == 1)
]
fighting = fighting[
    (fighting["date_start"] >= cut - length) & (fighting["date_start"] < cut + length)
].copy()
fighting = fighting.dropna(subset="governorate")
fighting["when"] = (fighting["date_start"] >= cut).map({True: "since", False: "before"})
near = fighting[fighting["governorate"].isin(["SY01", "SY03"])].groupby("when")["deaths_best"].sum()
everywhere = fighting.groupby("when")["deaths_best"].sum()
near_damascus = (near / everywhere * 100).round(1)
