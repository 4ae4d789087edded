# Misunderstanding: reads the page from top to bottom, whatever the brackets say.
# Keeps: restart
shown_now = len(claims[(claims["paragraph"] <= 11) & (claims["kind"] == "fact")])
after_restart = len(claims[(claims["paragraph"] <= 11) & (claims["kind"] == "fact")])
