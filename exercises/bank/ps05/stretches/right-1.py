# Differences of totals and of days, with `diff`.
rows = violations[
    (violations["ceasefire"] == "dec_2016")
    & (violations["counting"] == "cumulative")
    & violations["reporter"].str.contains("SNHR")
    & (violations["period_end"] <= "2017-02-28")
].sort_values("period_end")
rows["new"] = rows["violations_total"].diff()
rows["days"] = rows["period_end"].diff().dt.days
rows["rate"] = rows["new"] / rows["days"]
stretch_rates = rows.set_index("record_id")["rate"].dropna().astype(float).round(1)
