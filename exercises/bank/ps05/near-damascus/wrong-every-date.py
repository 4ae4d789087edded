# Misunderstanding: keeps the rows whose day is not known.
cut = pd.Timestamp(DAY)
length = pd.Timedelta(days=28)
fighting = events[
    (events["side_a"] == "Government of Syria") & (events["side_b"] == "Syrian insurgents")
]
fighting = fighting[
    (fighting["date_start"] >= cut - length) & (fighting["date_start"] < cut + length)
].copy()
fighting["when"] = (fighting["date_start"] >= cut).map({True: "since", False: "before"})
near = fighting[fighting["governorate"].isin(["SY01", "SY03"])].groupby("when")["deaths_best"].sum()
everywhere = fighting.groupby("when")["deaths_best"].sum()
near_damascus = (near / everywhere * 100).round(1)
