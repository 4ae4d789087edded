# Misunderstanding: puts each rate under the total at which its stretch begins.
rows = violations[
    (violations["ceasefire"] == "dec_2016")
    & (violations["counting"] == "cumulative")
    & violations["reporter"].str.contains("SNHR")
    & (violations["period_end"] <= "2017-02-28")
].sort_values("period_end")
rows["rate"] = (rows["violations_total"].shift(-1) - rows["violations_total"]) / (
    rows["period_end"].shift(-1) - rows["period_end"]
).dt.days
stretch_rates = rows.set_index("record_id")["rate"].dropna().astype(float).round(1)
