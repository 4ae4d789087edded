# Misunderstanding: takes UN-led dates only.
days = (dates["due_to"] - dates["due_from"]).dt.days + 1
bins = pd.cut(days, [0, 2, 31, 400], labels=["short", "middle", "long"])
kept_by_window = (dates[dates["convenor_group"] == "un_led"].groupby(bins, observed=False)["kept"].mean() * 100).round(1)
