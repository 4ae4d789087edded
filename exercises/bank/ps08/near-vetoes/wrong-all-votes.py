# Misunderstanding: counts all votes, and takes for days those on which there was one.
starts = diplomacy[
    (diplomacy["track"] == "astana") & (diplomacy["kind"] == "talks_round")
]["date_start"]
vetoes = days = votes[votes["date"].between("2017-01-23", "2024-11-12")]["date"]


def nearest(dates):
    return pd.DataFrame({start: (dates - start).dt.days.abs() for start in starts}).min(axis=1)


near_vetoes = pd.Series({limit: (nearest(vetoes) <= limit).sum() for limit in LIMITS})
near_days = pd.Series({limit: (nearest(days) <= limit).mean() * 100 for limit in LIMITS}).round(1)
