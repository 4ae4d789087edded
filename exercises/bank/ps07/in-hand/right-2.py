# Loops over rows and names; the day filter of `load`.
table = load("interventions", since="2015-09-30", until="2018-12-31")
numbers = dict.fromkeys(NAMES, 0)
for row in table.itertuples():
    if row.row_kind == "act" and row.kind in KINDS:
        for name, pattern in NAMES.items():
            if any(word in row.actor for word in pattern.split("|")):
                numbers[name] += 1
acts = pd.Series(numbers)
