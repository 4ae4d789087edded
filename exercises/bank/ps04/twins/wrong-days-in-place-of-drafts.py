# Misunderstanding: gives the days in place of the drafts.
inside = votes[votes["date"].dt.year.between(2011, 2023)]
days = inside.groupby("date").size()
days = days[days > 1].index.strftime("%Y-%m-%d")
twin_vetoes = set(days)
lead = pd.Series(0, index=days)
