# Misunderstanding: no filter for the day at all.
as_source = ties[ties["source_actor"] == "united_states"]["target_actor"]
as_target = ties[ties["target_actor"] == "united_states"]["source_actor"]
partners_on_day = set(as_source) | set(as_target)
