# Misunderstanding: counts pairs of a veto and a round, and days once for each round that is near.
starts = diplomacy[
    (diplomacy["track"] == "astana") & (diplomacy["kind"] == "talks_round")
]["date_start"]
vetoes = votes[
    (votes["result"] == "vetoed") & votes["date"].between("2017-01-23", "2024-11-12")
]["date"]
days = pd.Series(pd.date_range("2017-01-23", "2024-11-12"))
near_vetoes, near_days = {}, {}
for limit in LIMITS:
    near_vetoes[limit] = sum(((vetoes - start).dt.days.abs() <= limit).sum() for start in starts)
    near_days[limit] = len(starts) * (2 * limit + 1) / len(days) * 100
near_vetoes, near_days = pd.Series(near_vetoes), pd.Series(near_days)
