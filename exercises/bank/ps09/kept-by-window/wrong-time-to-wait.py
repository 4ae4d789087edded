# Misunderstanding: counts from the day of saying.
chosen = dates[dates["said"].between("2015-11-01", "2024-01-31")]
days = (chosen["due_to"] - chosen["said"]).dt.days + 1
bins = pd.cut(days, [0, 2, 31, 400], labels=["short", "middle", "long"])
kept_by_window = (chosen.groupby(bins, observed=False)["kept"].mean() * 100).round(1)
