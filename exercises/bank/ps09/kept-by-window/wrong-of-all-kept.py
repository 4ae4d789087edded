# Misunderstanding: divides by all kept dates.
days = (dates["due_to"] - dates["due_from"]).dt.days + 1
bins = pd.cut(days, [0, 2, 31, 400], labels=["short", "middle", "long"])
kept_by_window = (dates.groupby(bins, observed=False)["kept"].sum() / dates["kept"].sum() * 100).round(1)
