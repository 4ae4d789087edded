# Misunderstanding: gives the share of the drafts of each topic in place of their number.
some = votes[votes["date"].dt.year.between(2011, 2023)]
turned = (some["result"] != "adopted") & (some["yes"] > some["no"])
shares = turned.groupby(some["topic"]).mean().round(3)
more_yes = shares.reindex(votes["topic"].unique(), fill_value=0)
