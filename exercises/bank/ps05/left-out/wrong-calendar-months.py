# Misunderstanding: whole calendar months in place of 28 days.
month = events["date_start"].dt.to_period("M")
this = pd.Period(DAY, freq="M")
around = events[month.isin([this - 1, this])].copy()
around["when"] = month.eq(this).map({True: "since", False: "before"})
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
