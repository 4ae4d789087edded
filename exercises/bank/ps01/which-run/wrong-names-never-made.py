# Misunderstanding: runs the cells and does not give the numbers their names.
limit = 5
chosen = claims[claims["paragraph"] <= limit]
len(chosen)
