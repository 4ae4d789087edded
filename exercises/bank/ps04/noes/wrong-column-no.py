# Misunderstanding: adds up the column `no`, which counts all fifteen members.
# Keeps: vetoes
some = votes[(votes["date"] >= "2016-01-01") & (votes["date"] < "2020-01-01")]
noes, vetoes = {}, {}
for member in FIVE:
    against = some[some[member] == "no"]
    noes[member] = against["no"].sum()
    vetoes[member] = (against["yes"] >= 9).sum()
