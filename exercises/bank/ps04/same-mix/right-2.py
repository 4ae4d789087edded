# Weighted by the numbers of early votes; nothing is rounded.
year = votes["date"].dt.year
early = votes[year.between(2012, 2016)]
all_fifteen = len(early[early["yes"] == 15])
some = len(early) - all_fifteen
late = votes[year.between(2017, 2023) & (votes["yes"] != 15)]
share = len(late[late["russia"] == late["china"]]) / len(late)
unanimous_early = all_fifteen / len(early)
same_mix = (all_fifteen + some * share) / len(early)
