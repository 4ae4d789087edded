# Misunderstanding: begins with the lesson's cut, not with the first year of the task.
some = votes[(votes["date"] >= "2016-12-30") & (votes["date"] < "2024-01-01")]
elected = some["yes"] - some[FIVE].eq("yes").sum(axis=1)
elected_for = elected.groupby(some["result"]).mean().round(2)
