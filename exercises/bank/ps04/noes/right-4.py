# `since` and `until` in `load`, lists, capital letters in the names.
table = load("unsc_votes", since="2016-01-01", until="2019-12-31")
names = [member.upper() for member in FIVE]
noes = pd.Series([list(table[member]).count("no") for member in FIVE], index=names)
stopped = table[table["yes"] > 8]
vetoes = pd.Series([list(stopped[member]).count("no") for member in FIVE], index=names)
