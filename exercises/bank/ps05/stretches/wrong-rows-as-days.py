# Misunderstanding: counts the totals, as if there were one a day.
rows = violations[
    (violations["ceasefire"] == "dec_2016")
    & (violations["counting"] == "cumulative")
    & violations["reporter"].str.contains("SNHR")
    & (violations["period_end"] <= "2017-02-28")
].sort_values("period_end")
rows["rate"] = rows["violations_total"].diff()
stretch_rates = (
    (rows["violations_total"] / list(range(1, len(rows) + 1)))
    .set_axis(rows["record_id"])
    .iloc[1:]
    .astype(float)
    .round(1)
)
