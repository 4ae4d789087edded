# Misunderstanding: takes five off each tally, as if all permanent members had said yes.
some = votes[(votes["date"] >= "2017-01-01") & (votes["date"] < "2024-01-01")]
elected_for = (some.groupby("result")["yes"].mean() - 5).round(2)
