# Two tables joined by the day.
vetoed = votes[votes["result"] == "vetoed"]
others = (
    votes[votes["result"] != "vetoed"].groupby("date")["yes"].max().rename("best").reset_index()
)
both = vetoed.merge(others, on="date")
twin_vetoes = both["vote_id"]
lead = both.set_index("vote_id").eval("yes - best")
