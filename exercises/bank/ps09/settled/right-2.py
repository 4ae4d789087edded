# Counts of rows, compared with what the question asks.
d = diplomacy.set_index("date_start").sort_index()


def rows(first, last, **wanted):
    part = d[first:last]
    for column, value in wanted.items():
        part = part[part[column] == value]
    return part


everything = rows("2018-01-01", "2018-12-31", kind="talks_round")
settled = {
    "q1": int(len(rows("2018-01-01", "2018-01-31", kind="talks_round", track="geneva")) >= 1),
    "q2": int(list(everything[everything["track"] == "astana"]["city"]).count("Astana") == 2),
    "q3": int(len(rows("2018-01-01", "2018-12-31", kind="summit", track="russia_turkey_iran")) >= 3),
    "q4": int(len(rows("2018-07-01", "2018-12-31", kind="un_veto")) >= 1),
    "q5": int(len(rows("2018-07-01", "2018-07-31", kind="ceasefire", convenors="Russia")) >= 2),
    "q6": int(set(everything["city"]) == {"Astana"}),
}
settled_score = sum((FORECASTER[q] - settled[q]) ** 2 for q in settled) / 6
