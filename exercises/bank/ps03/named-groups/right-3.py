# Both texts joined, a crosstab with shares.
word = terms[terms["term_class"] == "terrorists"].copy()
word["text"] = word["term_used"] + " | " + word["context"]
word["named"] = word["text"].str.contains(GROUPS, regex=True).map({True: "yes", False: "no"})
word["when"] = "after"
word.loc[word["date"] <= "2016-12-28", "when"] = "before"
grid = pd.crosstab(word["when"], word["named"], normalize="index") * 100
named_groups = grid[["yes"]].round(1)
