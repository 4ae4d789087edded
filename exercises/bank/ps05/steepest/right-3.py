# One long table of cuts, sorted.
daily = (
    events.query(
        "side_a == 'Government of Syria' and side_b == 'Syrian insurgents' and date_precision == 1"
    )
    .groupby("date_start")["deaths_best"]
    .sum()
    .sort_index()
)
cuts = pd.DataFrame(
    [(truce, k) for truce in TRUCES for k in (-4, -3, -2, -1, 0, 1, 2, 3, 4)],
    columns=["truce", "weeks"],
)
one, four = pd.Timedelta(days=1), pd.Timedelta(days=28)
for number, row in cuts.iterrows():
    day = pd.Timestamp(row["truce"]) + pd.Timedelta(days=7 * int(row["weeks"]))
    before, since = daily[day - four : day - one].sum(), daily[day : day + four - one].sum()
    cuts.loc[number, "change"] = (since - before) / before
steepest = cuts.sort_values("change").drop_duplicates("truce").set_index("truce")["weeks"]
