# A crosstab with shares of each row.
part = terms[(terms["date"] > "2015-12-31") & (terms["date"] < "2018-01-01")].copy()
part["when"] = part["date"].apply(lambda day: "after" if day >= pd.Timestamp("2016-12-29") else "before")
grid = pd.crosstab([part["when"], part["language"]], part["term_class"], normalize="index")
share = grid["armed_opposition"] + grid["moderate_opposition"]
words_before = (share.loc["before"] * 100).to_frame("percent")
words_after = share.loc["after"] * 100
