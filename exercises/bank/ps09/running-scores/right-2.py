# A function for one date, applied to each row.
def forecast(row, table):
    past = table.loc[table["due_to"] < row["said"], "kept"]
    return (past.sum() + 1) / (past.count() + 2)


every = dates.apply(lambda row: forecast(row, dates), axis=1)
own = pd.concat([
    part.apply(lambda row, part=part: forecast(row, part), axis=1)
    for _, part in dates.groupby("convenor_group")
])
running_scores = {
    "own": ((own - dates["kept"]) ** 2).mean(),
    "all": ((every - dates["kept"]) ** 2).mean(),
}
