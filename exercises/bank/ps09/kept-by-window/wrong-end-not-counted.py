# Misunderstanding: does not count the last day, so single days have no length and fall out of the bins.
days = (dates["due_to"] - dates["due_from"]).dt.days
bins = pd.cut(days, [0, 2, 31, 400], labels=["short", "middle", "long"])
kept_by_window = (dates.groupby(bins, observed=False)["kept"].mean() * 100).round(1)
