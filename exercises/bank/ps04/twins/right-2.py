# Two tables joined by the day.
inside = votes[votes["date"].dt.year.between(2011, 2023)]
vetoed = inside[inside["result"] == "vetoed"]
others = (
    inside[inside["result"] != "vetoed"].groupby("date")["yes"].max().rename("best").reset_index()
)
both = vetoed.merge(others, on="date")
twin_vetoes = both["vote_id"]
lead = both.set_index("vote_id").eval("yes - best")
