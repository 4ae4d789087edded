# Empty ends filled with a far day; the names as an array.
open_end = ties["date_end"].fillna(pd.Timestamp("2100-01-01"))
in_force = ties[ties["date_start"].le("2017-06-30") & open_end.ge("2017-06-30")]
us = in_force[(in_force[["source_actor", "target_actor"]] == "united_states").any(axis=1)]
both_ends = pd.concat([us["source_actor"], us["target_actor"]])
partners_on_day = both_ends[both_ends != "united_states"].unique()
