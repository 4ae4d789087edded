# One column a rule in one table.
table = claims[claims["kind"] == "forecast"].copy()
table = table[table["claim_id"] != "c59"]
table["p"] = table["claim_id"].map(WORD).map(NUMBERS)
true, partly = table["verdict"] == "outcome_true", table["verdict"] == "outcome_partial"
table["no"] = (table["p"] - true.astype(int)) ** 2
table["yes"] = (table["p"] - (true | partly).astype(int)) ** 2
table["out"] = table["no"].mask(partly)
op_ed_scores = table[["no", "yes", "out"]].mean().round(3)
