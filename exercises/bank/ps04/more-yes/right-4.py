# What the new rule adopts less what was adopted, by crosstab; `since` and `until` in `load`.
some = load("unsc_votes", since="2011-01-01", until="2023-12-31")
new = pd.crosstab(some["topic"], some["yes"] > some["no"])[True]
old = pd.crosstab(some["topic"], some["result"])["adopted"]
more_yes = (new - old).reindex(votes["topic"].unique(), fill_value=0)
