# Dictionaries, one column of the five after the other; the table's own word for a veto.
noes, vetoes = {}, {}
some = votes[votes["date"].dt.year.isin([2016, 2017, 2018, 2019])]
for member in FIVE:
    against = some[some[member] == "no"]
    noes[member] = len(against)
    vetoes[member] = len(against[against["result"] == "vetoed"])
