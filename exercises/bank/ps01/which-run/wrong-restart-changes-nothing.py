# Misunderstanding: after a restart the cells run in their old order.
# Keeps: now
shown_now = len(claims[claims["paragraph"] <= 5])
after_restart = shown_now
