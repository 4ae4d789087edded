# Misunderstanding: the mean of the two rates since the start.
rows = violations[
    (violations["ceasefire"] == "dec_2016")
    & (violations["counting"] == "cumulative")
    & violations["reporter"].str.contains("SNHR")
    & (violations["period_end"] <= "2017-02-28")
].sort_values("period_end")
rows["days"] = (rows["period_end"] - rows["period_start"]).dt.days + 1
rows["since"] = rows["violations_total"] / rows["days"]
rows["rate"] = (rows["since"] + rows["since"].shift(1)) / 2
stretch_rates = rows.set_index("record_id")["rate"].iloc[1:].astype(float).round(1)
