# Misunderstanding: actors of the actor table without a talk tie, not those who lose theirs.
merged = ties.replace({"source_actor": OFFICES, "target_actor": OFFICES})
talk = merged[
    merged["relation"].isin(FAMILIES["talk"])
    & (merged["date_start"] <= "2018-12-31")
    & (merged["date_end"].isna() | (merged["date_end"] >= "2018-12-31"))
    & ~merged["source_actor"].isin(FORUMS)
    & ~merged["target_actor"].isin(FORUMS)
]
without = talk[~talk["source_actor"].isin(["russia"]) & ~talk["target_actor"].isin(["russia"])]
left = set(without["source_actor"]) | set(without["target_actor"])
cut_off = set(actors["actor_id"]) - left - set(["russia"]) - set(FORUMS)
