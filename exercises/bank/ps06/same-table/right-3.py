# Counted with value_counts: a name at both rounds stands twice.
one = diplomacy.set_index("event_id").loc["astana-2018-11-28", "participants"].split("; ")
other = diplomacy.set_index("event_id").loc["astana-2024-01-24", "participants"].split("; ")
times = pd.Series(one + other).str.replace(r" \(observer\)", "", regex=True).value_counts()
shared_names = times[times == 2].index
same_table = (times == 2).mean()
