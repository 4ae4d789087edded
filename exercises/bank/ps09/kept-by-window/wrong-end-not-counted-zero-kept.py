# Misunderstanding: does not count the last day, with a bin that takes in 0.
days = (dates["due_to"] - dates["due_from"]).dt.days
bins = pd.cut(days, [-1, 1, 29, 400], labels=["short", "middle", "long"])
kept_by_window = (dates.groupby(bins, observed=False)["kept"].mean() * 100).round(1)
