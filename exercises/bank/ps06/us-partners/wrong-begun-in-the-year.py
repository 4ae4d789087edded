# Misunderstanding: takes ties begun in 2017 for ties in force on a day of 2017.
begun = ties[ties["date_start"].dt.year == 2017]
as_source = begun[begun["source_actor"] == "united_states"]["target_actor"]
as_target = begun[begun["target_actor"] == "united_states"]["source_actor"]
partners_on_day = set(as_source) | set(as_target)
