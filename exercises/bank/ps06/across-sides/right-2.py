# Two merges in place of `map`; the percentage is not rounded.
sides = actors[["actor_id", "side"]]
table = ties[ties["date_start"].between("2015-09-30", "2016-12-15")]
for end in ["source_actor", "target_actor"]:
    table = table[~table[end].isin(FORUMS)]
    table = table.merge(
        sides.rename(columns={"actor_id": end, "side": f"side_of_{end}"}), on=end, how="left"
    )
window_ties = table.shape[0]
different = table[table["side_of_source_actor"] != table["side_of_target_actor"]]
across_sides = 100 * len(different) / window_ties
