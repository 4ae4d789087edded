# Misunderstanding: begins with the lesson's cut, one vote earlier than the task.
some = votes[votes["date"] >= "2016-12-30"]
elected = some["yes"] - some[FIVE].eq("yes").sum(axis=1)
elected_for = elected.groupby(some["result"]).mean().round(2)
