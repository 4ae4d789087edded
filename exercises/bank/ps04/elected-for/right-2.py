# The tidy table counts the yes votes of the five; `map` puts them beside the tally.
some = votes[votes["date"].dt.year.between(2017, 2023)].copy()
tidy = some.melt(id_vars="vote_id", value_vars=FIVE, value_name="vote")
five_yes = tidy[tidy["vote"] == "yes"].groupby("vote_id").size()
some["elected"] = some["yes"] - some["vote_id"].map(five_yes).fillna(0)
elected_for = some.pivot_table(index="result", values="elected", aggfunc="mean")
