# Misunderstanding: the mean of all yes votes, the permanent members' among them.
some = votes[(votes["date"] >= "2017-01-01") & (votes["date"] < "2024-01-01")]
elected_for = some.groupby("result")["yes"].mean().round(2)
