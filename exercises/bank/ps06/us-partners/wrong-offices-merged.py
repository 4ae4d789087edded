# Misunderstanding: merges the offices, which this task does not ask for.
merged = ties.replace({"source_actor": OFFICES, "target_actor": OFFICES})
in_force = merged[
    (merged["date_start"] <= "2017-06-30")
    & (merged["date_end"].isna() | (merged["date_end"] >= "2017-06-30"))
]
as_source = in_force[in_force["source_actor"] == "united_states"]["target_actor"]
as_target = in_force[in_force["target_actor"] == "united_states"]["source_actor"]
partners_on_day = set(as_source) | set(as_target)
