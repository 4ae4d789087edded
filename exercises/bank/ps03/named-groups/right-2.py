# A loop over the rows, counted by hand.
count = {"before": [0, 0], "after": [0, 0]}
for row in terms.to_dict("records"):
    if row["term_class"] == "terrorists":
        when = "before" if row["date"] < pd.Timestamp("2016-12-29") else "after"
        count[when][1] += 1
        texts = row["context"] + " " + row["term_used"]
        if "Nusra" in texts or "ISIL" in texts or "ISIS" in texts:
            count[when][0] += 1
named_groups = {when: part / whole * 100 for when, (part, whole) in count.items()}
