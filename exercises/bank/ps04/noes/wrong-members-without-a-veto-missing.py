# Misunderstanding: a member without a veto is missing, where 0 is asked for.
# Keeps: noes
some = votes[(votes["date"] >= "2016-01-01") & (votes["date"] < "2020-01-01")]
tidy = some.melt(id_vars=["vote_id", "yes"], value_vars=FIVE, var_name="member", value_name="vote")
against = tidy[tidy["vote"] == "no"]
noes = against["member"].value_counts()
vetoes = against[against["yes"] >= 9]["member"].value_counts()
