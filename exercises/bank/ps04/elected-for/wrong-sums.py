# Misunderstanding: sums in place of means.
some = votes[(votes["date"] >= "2017-01-01") & (votes["date"] < "2024-01-01")]
elected = some["yes"] - some[FIVE].eq("yes").sum(axis=1)
elected_for = elected.groupby(some["result"]).sum()
