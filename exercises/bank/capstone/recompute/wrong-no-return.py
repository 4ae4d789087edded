# Misunderstanding: computes and gives nothing back.
LEADS = ["convenor", "co_convenor", "guarantor"]
TERMS = ["agreement", "ceasefire", "de_escalation"]


def window(first, last):
    answer = events[(events["date_start"] >= first) & (events["date_start"] <= last)]


def role(first, last):
    answer = round(window(first, last)["russia_role"].isin(LEADS).mean() * 100, 1)


def armed(first, last):
    rows = window(first, last)
    led = rows["russia_role"].isin(LEADS)
    answer = round((led & rows["participants"].str.contains("armed")).mean() * 100, 1)


def deaths(first, last):
    rows = fights[(fights["side_a"] == "Government of Syria") & (fights["side_b"] == "Syrian insurgents")]
    rows = rows[(rows["type_of_violence"] == "state_based") & (rows["date_precision"] == 1)]
    answer = rows[(rows["date_start"] >= first) & (rows["date_start"] <= last)]["deaths_best"].sum()


def pace_2016():
    acts = interventions.set_index("intervention_id")
    sorties = acts["reported_figure"]["iv021"] - acts["reported_figure"]["iv020"]
    answer = round(sorties / (acts["date_end"]["iv021"] - acts["date_end"]["iv020"]).days, 1)


def pace_2017():
    row = interventions[interventions["intervention_id"] == "iv053"].iloc[0]
    answer = round(row["reported_figure"] / ((row["date_end"] - row["date_start"]).days + 1), 1)


def terms(first, last):
    rows = window(first, last)
    rows = rows[rows["kind"].isin(TERMS)]
    answer = round(rows["russia_role"].isin(LEADS).mean() * 100, 1)


recompute = {
    "e1": lambda: role("2015-12-29", "2016-12-28"),
    "e2": lambda: role("2016-12-29", "2017-12-28"),
    "e3": lambda: role("2014-09-30", "2015-09-29"),
    "e4": lambda: role("2015-09-30", "2016-09-29"),
    "e5": lambda: armed("2015-12-29", "2016-12-28"),
    "e6": lambda: armed("2016-12-29", "2017-12-28"),
    "e7": lambda: deaths("2016-01-01", "2016-12-28"),
    "e8": lambda: deaths("2016-12-29", "2017-12-26"),
    "e9": pace_2016,
    "e10": pace_2017,
    "e11": lambda: terms("2015-12-29", "2016-12-28"),
    "e12": lambda: terms("2016-12-29", "2017-12-28"),
}
