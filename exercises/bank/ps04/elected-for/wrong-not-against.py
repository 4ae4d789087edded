# Misunderstanding: counts the elected members that did not vote against, abstentions among them.
some = votes[(votes["date"] >= "2017-01-01") & (votes["date"] < "2024-01-01")]
against = some["no"] - some[FIVE].eq("no").sum(axis=1)
elected_for = (10 - against).groupby(some["result"]).mean().round(2)
