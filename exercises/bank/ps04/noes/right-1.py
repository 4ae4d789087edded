# The tidy table of five, then two sums of conditions.
some = votes[(votes["date"] >= "2016-01-01") & (votes["date"] < "2020-01-01")]
tidy = some.melt(id_vars=["vote_id", "yes"], value_vars=FIVE, var_name="member", value_name="vote")
tidy["no"] = tidy["vote"] == "no"
tidy["veto"] = tidy["no"] & (tidy["yes"] >= 9)
noes = tidy.groupby("member")["no"].sum()
vetoes = tidy.groupby("member")["veto"].sum()
