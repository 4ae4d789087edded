# Sets without a graph: all actors of the talk ties, minus those of ties that stay.
merged = ties.copy()
for end in ["source_actor", "target_actor"]:
    merged[end] = merged[end].replace(OFFICES)
open_end = merged["date_end"].fillna(pd.Timestamp("2100-01-01"))
talk = merged[
    merged["relation"].isin(FAMILIES["talk"])
    & (merged["date_start"] <= "2018-12-31")
    & (open_end >= "2018-12-31")
]
talk = talk[~talk["source_actor"].isin(FORUMS) & ~talk["target_actor"].isin(FORUMS)]
without = talk[~talk["source_actor"].isin(["russia"]) & ~talk["target_actor"].isin(["russia"])]
everyone = set(talk["source_actor"]) | set(talk["target_actor"])
connected = set(without["source_actor"]) | set(without["target_actor"])
cut_off = everyone - connected - set(["russia"])
