# Misunderstanding: gives the vetoes as a percentage and the days as a number.
starts = diplomacy[
    (diplomacy["track"] == "astana") & (diplomacy["kind"] == "talks_round")
]["date_start"]
vetoes = votes[
    (votes["result"] == "vetoed") & votes["date"].between("2017-01-23", "2024-11-12")
]["date"]
days = pd.Series(pd.date_range("2017-01-23", "2024-11-12"))


def nearest(dates):
    return pd.DataFrame({start: (dates - start).dt.days.abs() for start in starts}).min(axis=1)


near_vetoes = pd.Series({limit: (nearest(vetoes) <= limit).mean() * 100 for limit in LIMITS})
near_days = pd.Series({limit: (nearest(days) <= limit).sum() for limit in LIMITS}).round(1)
