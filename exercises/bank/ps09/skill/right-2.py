# Both forecasters as columns of one table.
table = claims[claims["kind"] == "forecast"].set_index("claim_id").drop(index=VOID)
table["op_ed"] = pd.Series(WORD).map(NUMBERS)
table["same"] = REFERENCE
skill = {}
for label, good in [("no", ["outcome_true"]), ("yes", ["outcome_true", "outcome_partial"])]:
    happened = table["verdict"].isin(good).astype(int)
    scores = table[["op_ed", "same"]].sub(happened, axis=0).pow(2).mean()
    skill[label] = (scores["same"] - scores["op_ed"]) / scores["same"]
