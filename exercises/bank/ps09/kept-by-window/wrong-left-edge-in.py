# Misunderstanding: closes the bins on the left, so that edges change sides.
chosen = dates[dates["said"].between("2015-11-01", "2024-01-31")]
days = (chosen["due_to"] - chosen["due_from"]).dt.days + 1
bins = pd.cut(days, [0, 2, 31, 400], right=False, labels=["short", "middle", "long"])
kept_by_window = (chosen.groupby(bins, observed=False)["kept"].mean() * 100).round(1)
