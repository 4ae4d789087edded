# Misunderstanding: whole calendar months in place of 28 days.
cut = pd.Timestamp(DAY)
fighting = events[
    (events["side_a"] == "Government of Syria")
    & (events["side_b"] == "Syrian insurgents")
    & (events["date_precision"] == 1)
]
month, this = fighting["date_start"].dt.to_period("M"), pd.Period(DAY, freq="M")
fighting = fighting[month.isin([this - 1, this])].copy()
fighting["when"] = (fighting["date_start"] >= cut).map({True: "since", False: "before"})
near = fighting[fighting["governorate"].isin(["SY01", "SY03"])].groupby("when")["deaths_best"].sum()
everywhere = fighting.groupby("when")["deaths_best"].sum()
near_damascus = (near / everywhere * 100).round(1)
