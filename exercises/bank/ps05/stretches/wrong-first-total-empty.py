# Misunderstanding: keeps the first total, with nothing to subtract from it.
rows = violations[
    (violations["ceasefire"] == "dec_2016")
    & (violations["counting"] == "cumulative")
    & violations["reporter"].str.contains("SNHR")
    & (violations["period_end"] <= "2017-02-28")
].sort_values("period_end")
new = rows.set_index("record_id")["violations_total"].diff()
days = rows.set_index("record_id")["period_end"].diff().dt.days
stretch_rates = (new / days).astype(float).round(1)
