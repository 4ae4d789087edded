# Misunderstanding: leaves the forums out, which this task does not ask for.
in_force = ties[
    (ties["date_start"] <= "2017-06-30")
    & (ties["date_end"].isna() | (ties["date_end"] >= "2017-06-30"))
]
as_source = in_force[in_force["source_actor"] == "united_states"]["target_actor"]
as_target = in_force[in_force["target_actor"] == "united_states"]["source_actor"]
partners_on_day = (set(as_source) | set(as_target)) - set(FORUMS)
