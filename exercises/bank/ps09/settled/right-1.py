# One line a question, True and False turned into 1 and 0.
begin = diplomacy["date_start"]
year = diplomacy[(begin >= "2018-01-01") & (begin <= "2018-12-31")]
rounds = year[year["kind"] == "talks_round"]
geneva = rounds[rounds["track"] == "geneva"]
summits = year[(year["kind"] == "summit") & (year["track"] == "russia_turkey_iran")]
vetoes = year[year["kind"] == "un_veto"]
truces = year[(year["kind"] == "ceasefire") & (year["convenors"] == "Russia")]
truths = {
    "q1": (geneva["date_start"] <= "2018-01-31").any(),
    "q2": ((rounds["track"] == "astana") & (rounds["city"] == "Astana")).sum() == 2,
    "q3": len(summits) >= 3,
    "q4": (vetoes["date_start"] >= "2018-07-01").any(),
    "q5": truces["date_start"].between("2018-07-01", "2018-07-31").sum() >= 2,
    "q6": (rounds["city"] == "Astana").all(),
}
settled = pd.Series(truths).astype(int)
settled_score = round(((pd.Series(FORECASTER) - settled) ** 2).mean(), 4)
