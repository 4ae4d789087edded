# Misunderstanding: counts everybody's deaths, not those of the two parties.
cut = pd.Timestamp(DAY)
length = pd.Timedelta(days=28)
fighting = events[(events["date_precision"] == 1)]
fighting = fighting[
    (fighting["date_start"] >= cut - length) & (fighting["date_start"] < cut + length)
].copy()
fighting["when"] = (fighting["date_start"] >= cut).map({True: "since", False: "before"})
near = fighting[fighting["governorate"].isin(["SY01", "SY03"])].groupby("when")["deaths_best"].sum()
everywhere = fighting.groupby("when")["deaths_best"].sum()
near_damascus = (near / everywhere * 100).round(1)
