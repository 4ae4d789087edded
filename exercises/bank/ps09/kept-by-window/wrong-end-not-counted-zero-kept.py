# Misunderstanding: does not count the last day, with a bin that takes in 0.
chosen = dates[dates["said"].between("2015-11-01", "2024-01-31")]
days = (chosen["due_to"] - chosen["due_from"]).dt.days
bins = pd.cut(days, [-1, 1, 29, 400], labels=["short", "middle", "long"])
kept_by_window = (chosen.groupby(bins, observed=False)["kept"].mean() * 100).round(1)
