# Misunderstanding: takes distances.
scored = dates[dates["said"].between("2015-11-01", "2024-01-31")]
rows = []
for date_id, group, said, kept in zip(
    scored["date_id"], scored["convenor_group"], scored["said"], scored["kept"]
):
    known = dates[dates["due_to"] < said]
    own = known[known["convenor_group"] == group]
    p_own = (own["kept"].sum() + 1) / (len(own) + 2)
    p_all = (known["kept"].sum() + 1) / (len(known) + 2)
    rows.append([date_id, abs(p_own - kept), abs(p_all - kept)])
running_scores = pd.DataFrame(rows, columns=["date_id", "own", "all"])[["own", "all"]].mean().round(4)
