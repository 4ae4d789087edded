# Days counted from the cut; sums of conditions; nothing is rounded.
day = (events["date_start"] - pd.Timestamp(DAY)).dt.days
parties = (events["side_a"] == "Government of Syria") & (events["side_b"] == "Syrian insurgents")
exact = events["date_precision"].eq(1)
before, since = day.between(-28, -1), day.between(0, 27)
dead = events["deaths_best"]
three_changes = pd.Series(
    {
        "Everybody": 100 * dead[since].sum() / dead[before].sum() - 100,
        "Two parties": 100 * dead[since & parties].sum() / dead[before & parties].sum() - 100,
        "Day known": 100
        * dead[since & parties & exact].sum()
        / dead[before & parties & exact].sum()
        - 100,
    }
)
left_out = {
    "since": 100 * dead[since & parties & ~exact].sum() / dead[since & parties].sum(),
    "before": 100 * dead[before & parties & ~exact].sum() / dead[before & parties].sum(),
}
