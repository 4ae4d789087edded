# Misunderstanding: gives the two numbers the wrong way round.
after_restart = len(claims[claims["paragraph"] <= 5])
shown_now = len(claims[(claims["paragraph"] <= 11) & (claims["kind"] == "fact")])
