# Misunderstanding: a tie that has begun stays in force for ever.
begun = ties[ties["date_start"] <= "2017-06-30"]
as_source = begun[begun["source_actor"] == "united_states"]["target_actor"]
as_target = begun[begun["target_actor"] == "united_states"]["source_actor"]
partners_on_day = set(as_source) | set(as_target)
