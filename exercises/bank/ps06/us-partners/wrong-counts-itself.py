# Misunderstanding: leaves the actor among its own partners.
in_force = ties[
    (ties["date_start"] <= "2017-06-30")
    & (ties["date_end"].isna() | (ties["date_end"] >= "2017-06-30"))
]
us = in_force[
    (in_force["source_actor"] == "united_states") | (in_force["target_actor"] == "united_states")
]
partners_on_day = set(us["source_actor"]) | set(us["target_actor"])
