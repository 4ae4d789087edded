# Counts of the filtered rows, with the missing topics filled in.
fell = votes[(votes["result"] == "vetoed") | (votes["result"] == "failed")]
fell = fell[(fell["date"] >= "2011-01-01") & (fell["date"] <= "2023-12-31")]
more_yes = fell[fell["yes"] > fell["no"]]["topic"].value_counts()
for topic in votes["topic"].unique():
    if topic not in more_yes.index:
        more_yes[topic] = 0
