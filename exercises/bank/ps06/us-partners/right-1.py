# A filter for ties in force, then the other end of each tie of the actor.
day = pd.Timestamp("2017-06-30")
in_force = ties[
    (ties["date_start"] <= day) & (ties["date_end"].isna() | (ties["date_end"] >= day))
]
as_source = in_force[in_force["source_actor"] == "united_states"]["target_actor"]
as_target = in_force[in_force["target_actor"] == "united_states"]["source_actor"]
partners_on_day = set(as_source) | set(as_target)
