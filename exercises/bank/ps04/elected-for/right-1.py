# The yes votes of the five, counted member by member, taken off the tally.
table = votes[(votes["date"] >= "2017-01-01") & (votes["date"] < "2024-01-01")].copy()
table["elected"] = table["yes"]
for member in FIVE:
    table["elected"] = table["elected"] - (table[member] == "yes")
elected_for = table.groupby("result")["elected"].mean().round(2)
