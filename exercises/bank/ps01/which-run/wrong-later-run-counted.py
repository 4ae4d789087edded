# Misunderstanding: takes the end of all runs, and the count was made before the last of them.
# Keeps: restart
shown_now = len(claims[(claims["paragraph"] <= 5) & (claims["kind"] == "fact")])
after_restart = len(claims[(claims["paragraph"] <= 11) & (claims["kind"] == "fact")])
