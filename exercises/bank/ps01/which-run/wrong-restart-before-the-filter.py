# Misunderstanding: leaves out the cell that narrows the rows down.
# Keeps: now
shown_now = len(claims[claims["paragraph"] <= 5])
after_restart = len(claims[claims["paragraph"] <= 11])
