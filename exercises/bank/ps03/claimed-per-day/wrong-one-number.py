# Misunderstanding: one rate for the whole time from the first claim to the last.
claimed_per_day = round((133000 - 35000) / 1378, 1)
