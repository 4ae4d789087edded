# By year and month numbers; the outcomes in a table with the forecasts.
d = diplomacy[diplomacy["date_start"].dt.year == 2018].copy()
d["month"] = d["date_start"].dt.month
talks = d[d["kind"] == "talks_round"]
q1 = len(talks[(talks["track"] == "geneva") & (talks["month"] == 1)]) > 0
q2 = talks.groupby(["track", "city"]).size().get(("astana", "Astana"), 0) == 2
q3 = d.groupby(["kind", "track"]).size().get(("summit", "russia_turkey_iran"), 0) > 2
q4 = len(d[(d["kind"] == "un_veto") & (d["month"] > 6)]) > 0
q5 = len(d[(d["kind"] == "ceasefire") & (d["convenors"] == "Russia") & (d["month"] == 7)]) > 1
q6 = len(talks[talks["city"] != "Astana"]) == 0
table = pd.DataFrame({"said": FORECASTER})
table["came"] = [float(q) for q in (q1, q2, q3, q4, q5, q6)]
settled = table["came"]
settled_score = ((table["said"] - table["came"]) ** 2).mean()
