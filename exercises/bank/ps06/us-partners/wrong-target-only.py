# Misunderstanding: looks for the actor as target only.
in_force = ties[
    (ties["date_start"] <= "2017-06-30")
    & (ties["date_end"].isna() | (ties["date_end"] >= "2017-06-30"))
]
partners_on_day = set(in_force[in_force["target_actor"] == "united_states"]["source_actor"])
