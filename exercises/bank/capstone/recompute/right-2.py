# The paper that says "yes".
# One plain function a number, not rounded, and each with its own load where it likes.
def led(table):
    return table["russia_role"].isin(["convenor", "co_convenor", "guarantor"])


def e1():
    rows = load("diplomacy", since="2015-12-29", until="2016-12-28")
    return led(rows).sum() / len(rows) * 100


def e2():
    rows = load("diplomacy", since="2016-12-29", until="2017-12-28")
    return led(rows).sum() / len(rows) * 100


def e3():
    rows = load("diplomacy", since="2014-09-30", until="2015-09-29")
    return led(rows).sum() / len(rows) * 100


def e4():
    rows = load("diplomacy", since="2015-09-30", until="2016-09-29")
    return led(rows).sum() / len(rows) * 100


def e5():
    rows = load("diplomacy", since="2015-12-29", until="2016-12-28")
    room = [led_row and "armed" in names for led_row, names in zip(led(rows), rows["participants"])]
    return sum(room) / len(room) * 100


def e6():
    rows = load("diplomacy", since="2016-12-29", until="2017-12-28")
    room = [led_row and "armed" in names for led_row, names in zip(led(rows), rows["participants"])]
    return sum(room) / len(room) * 100


of_the_truce = fights.query(
    "side_a == 'Government of Syria' and side_b == 'Syrian insurgents'"
    " and type_of_violence == 'state_based' and date_precision == 1"
)


def e7():
    return int(of_the_truce.query("date_start <= '2016-12-28'")["deaths_best"].sum())


def e8():
    last = of_the_truce["date_start"].between("2016-12-29", "2017-12-26")
    return int(of_the_truce.loc[last, "deaths_best"].sum())


figures = interventions.set_index("intervention_id")["reported_figure"]


def e9():
    return (figures["iv021"] - figures["iv020"]) / 283


def e10():
    return figures["iv053"] / 56


def e11():
    rows = load("diplomacy", since="2015-12-29", until="2016-12-28")
    return led(rows[rows["kind"].isin(["agreement", "ceasefire", "de_escalation"])]).mean() * 100


def e12():
    rows = load("diplomacy", since="2016-12-29", until="2017-12-28")
    return led(rows[rows["kind"].isin(["agreement", "ceasefire", "de_escalation"])]).mean() * 100


recompute = {"e1": e1, "e2": e2, "e3": e3, "e4": e4, "e5": e5, "e6": e6,
             "e7": e7, "e8": e8, "e9": e9, "e10": e10, "e11": e11, "e12": e12}
