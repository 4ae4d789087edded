# Misunderstanding: the new breaches, not divided by days.
rows = violations[
    (violations["ceasefire"] == "dec_2016")
    & (violations["counting"] == "cumulative")
    & violations["reporter"].str.contains("SNHR")
    & (violations["period_end"] <= "2017-02-28")
].sort_values("period_end")
rows["new"] = rows["violations_total"].diff()
stretch_rates = rows.set_index("record_id")["new"].iloc[1:].astype(float)
