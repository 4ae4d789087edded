# A table of all numbers and scores, then max.
rows = []
table = claims[claims["kind"] == "forecast"].set_index("claim_id").drop(index=VOID)
for n in range(101):
    numbers = NUMBERS.copy()
    numbers["flat"] = n / 100
    said = pd.Series(WORD).map(numbers)[table.index]
    for label, good in [("no", ["outcome_true"]), ("yes", ["outcome_true", "outcome_partial"])]:
        rows.append([label, n / 100, ((said - table["verdict"].isin(good)) ** 2).mean()])
tried = pd.DataFrame(rows, columns=["rule", "flat", "score"])
flat_up_to = tried[tried["score"] < 0.25].groupby("rule")["flat"].max()
