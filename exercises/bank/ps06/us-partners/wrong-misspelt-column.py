# Misunderstanding: a column that is not there, so the cell stops with an error.
in_force = ties[(ties["start_date"] <= "2017-06-30") & ties["date_end"].isna()]
partners_on_day = set(in_force[in_force["source_actor"] == "united_states"]["target_actor"])
