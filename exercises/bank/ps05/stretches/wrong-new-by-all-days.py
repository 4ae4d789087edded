# Misunderstanding: divides the new breaches by all days since the start.
rows = violations[
    (violations["ceasefire"] == "dec_2016")
    & (violations["counting"] == "cumulative")
    & violations["reporter"].str.contains("SNHR")
    & (violations["period_end"] <= "2017-02-28")
].sort_values("period_end")
rows["new"] = rows["violations_total"].diff()
rows["days"] = (rows["period_end"] - rows["period_start"]).dt.days + 1
rows["rate"] = rows["new"] / rows["days"]
stretch_rates = rows.set_index("record_id")["rate"].iloc[1:].astype(float).round(1)
