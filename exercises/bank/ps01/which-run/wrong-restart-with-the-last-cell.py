# Misunderstanding: the last cell of the page sets the limit for those above it.
# Keeps: now
shown_now = len(claims[claims["paragraph"] <= 5])
after_restart = len(claims[(claims["paragraph"] <= 5) & (claims["kind"] == "fact")])
