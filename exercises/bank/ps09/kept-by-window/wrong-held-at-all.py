# Misunderstanding: counts a meeting that was held at all as kept.
days = (dates["due_to"] - dates["due_from"]).dt.days + 1
bins = pd.cut(days, [0, 2, 31, 400], labels=["short", "middle", "long"])
kept_by_window = (dates["held"].notna().groupby(bins, observed=False).mean() * 100).round(1)
