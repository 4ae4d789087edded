# Misunderstanding: uses the dates of the other group for own.
rows = []
for date_id, group, said, kept in zip(
    dates["date_id"], dates["convenor_group"], dates["said"], dates["kept"]
):
    known = dates[dates["due_to"] < said]
    own = known[known["convenor_group"] != group]
    p_own = (own["kept"].sum() + 1) / (len(own) + 2)
    p_all = (known["kept"].sum() + 1) / (len(known) + 2)
    rows.append([date_id, (p_own - kept) ** 2, (p_all - kept) ** 2])
running_scores = pd.DataFrame(rows, columns=["date_id", "own", "all"])[["own", "all"]].mean().round(4)
