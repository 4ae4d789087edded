# Two counts, each with what the names hold at that moment.
shown_now = len(claims[claims["paragraph"] <= 5])
rows = claims[claims["paragraph"] <= 11]
after_restart = len(rows[rows["kind"] == "fact"])
