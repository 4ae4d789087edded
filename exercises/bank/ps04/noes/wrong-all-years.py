# Misunderstanding: no filter for the years.
noes = votes[FIVE].eq("no").sum()
vetoes = votes[votes["yes"] >= 9][FIVE].eq("no").sum()
