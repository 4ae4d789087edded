# Misunderstanding: takes the vote of Russia off the tally and leaves the other four in.
some = votes[(votes["date"] >= "2017-01-01") & (votes["date"] < "2024-01-01")]
elected = some["yes"] - (some["russia"] == "yes")
elected_for = elected.groupby(some["result"]).mean().round(2)
