# Misunderstanding: closes the bins on the left, so that edges change sides.
days = (dates["due_to"] - dates["due_from"]).dt.days + 1
bins = pd.cut(days, [0, 2, 31, 400], right=False, labels=["short", "middle", "long"])
kept_by_window = (dates.groupby(bins, observed=False)["kept"].mean() * 100).round(1)
