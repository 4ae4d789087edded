# A function for one date, applied to each row.
scored = dates[dates["said"].between("2015-11-01", "2024-01-31")]


def forecast(row, table):
    past = table.loc[table["due_to"] < row["said"], "kept"]
    return (past.sum() + 1) / (past.count() + 2)


every = scored.apply(lambda row: forecast(row, dates), axis=1)
own = scored.apply(
    lambda row: forecast(row, dates[dates["convenor_group"] == row["convenor_group"]]), axis=1
)
running_scores = {
    "own": ((own - scored["kept"]) ** 2).mean(),
    "all": ((every - scored["kept"]) ** 2).mean(),
}
