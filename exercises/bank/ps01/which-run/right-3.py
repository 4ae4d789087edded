# Sums of True; the names of the notebook are used as well.
limit = 5
shown_now = (claims["paragraph"] <= limit).sum()
limit = 11
after_restart = ((claims["kind"] == "fact") & (claims["paragraph"] <= limit)).sum()
