# Misunderstanding: a name keeps the first value that it got.
# Keeps: restart
shown_now = len(claims[claims["paragraph"] <= 11])
after_restart = len(claims[(claims["paragraph"] <= 11) & (claims["kind"] == "fact")])
