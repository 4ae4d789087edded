# `since` and `until` of `load`, with the days worked out by hand.
tables = {
    "before": load("conflict_events", since="2017-04-08", until="2017-05-05"),
    "since": load("conflict_events", since="2017-05-06", until="2017-06-02"),
}
sums = {}
for when, table in tables.items():
    pair = table.query("side_a == 'Government of Syria' and side_b == 'Syrian insurgents'")
    sums[when] = [
        table["deaths_best"].sum(),
        pair["deaths_best"].sum(),
        pair[pair["date_precision"] < 2]["deaths_best"].sum(),
    ]
sums = pd.DataFrame(sums, index=["everybody", "two parties", "day known"])
three_changes = ((sums["since"] - sums["before"]) / sums["before"] * 100).round(1)
left_out = (100 - sums.loc["day known"] / sums.loc["two parties"] * 100).round(1)
