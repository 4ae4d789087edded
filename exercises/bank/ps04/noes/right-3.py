# Sums over the wide table; the vetoes are the noes less those that stopped nothing.
some = votes[votes["date"].between("2016-01-01", "2019-12-31")]
against = some[FIVE].eq("no")
noes = against.sum().sort_values()
vetoes = noes - against[some["yes"] < 9].sum()
