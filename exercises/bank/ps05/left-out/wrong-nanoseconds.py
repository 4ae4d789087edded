# Misunderstanding: `pd.Timedelta(28)` is 28 nanoseconds, so one of the windows is empty.
cut = pd.Timestamp(DAY)
length = pd.Timedelta(28)
around = events[
    (events["date_start"] >= cut - length) & (events["date_start"] < cut + length)
].copy()
around["when"] = (around["date_start"] >= cut).map({True: "since", False: "before"})
fighting = around[
    (around["side_a"] == "Government of Syria") & (around["side_b"] == "Syrian insurgents")
]
known = fighting[fighting["date_precision"] == 1]
three_changes = {}
for name, table in [("everybody", around), ("two parties", fighting), ("day known", known)]:
    deaths = table.groupby("when")["deaths_best"].sum()
    three_changes[name] = round((deaths["since"] / deaths["before"] - 1) * 100, 1)
three_changes = pd.Series(three_changes)
kept = known.groupby("when")["deaths_best"].sum() / fighting.groupby("when")["deaths_best"].sum()
left_out = ((1 - kept) * 100).round(1)
