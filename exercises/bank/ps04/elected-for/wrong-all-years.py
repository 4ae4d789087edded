# Misunderstanding: no filter for the years.
elected = votes["yes"] - votes[FIVE].eq("yes").sum(axis=1)
elected_for = elected.groupby(votes["result"]).mean().round(2)
