# Misunderstanding: the yes votes of the permanent members.
some = votes[(votes["date"] >= "2017-01-01") & (votes["date"] < "2024-01-01")]
elected_for = some[FIVE].eq("yes").sum(axis=1).groupby(some["result"]).mean().round(2)
