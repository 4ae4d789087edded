# The paper that says "no".
# Functions made by functions, and what they give is a Series of one value or a numpy number.
import functools

events["led"] = events["russia_role"].isin(["convenor", "co_convenor", "guarantor"])
events["with_arms"] = events["led"] & events["participants"].str.contains("armed")
events["is_terms"] = events["kind"].isin(["agreement", "ceasefire", "de_escalation"])


def share(column, first, last, among=None):
    rows = events[events["date_start"].between(first, last)]
    if among:
        rows = rows[rows[among]]
    return rows[[column]].mean().mul(100).round(1)


def killed(first, last):
    rows = fights[fights["date_start"].between(first, last) & fights["date_precision"].eq(1)]
    heaps = rows.groupby(["side_a", "side_b", "type_of_violence"])["deaths_best"].sum()
    return heaps.loc["Government of Syria", "Syrian insurgents", "state_based"]


def pace(until, since=None):
    acts = interventions.set_index("intervention_id").loc[until]
    sorties, first = acts["reported_figure"], acts["date_start"] - pd.Timedelta(days=1)
    if since:
        earlier = interventions.set_index("intervention_id").loc[since]
        sorties, first = sorties - earlier["reported_figure"], earlier["date_end"]
    return sorties / (acts["date_end"] - first).days


year_before, year_after = ("2015-12-29", "2016-12-28"), ("2016-12-29", "2017-12-28")
recompute = dict(
    e1=functools.partial(share, "led", *year_before),
    e2=functools.partial(share, "led", *year_after),
    e3=functools.partial(share, "led", "2014-09-30", "2015-09-29"),
    e4=functools.partial(share, "led", "2015-09-30", "2016-09-29"),
    e5=functools.partial(share, "with_arms", *year_before),
    e6=functools.partial(share, "with_arms", *year_after),
    e7=functools.partial(killed, "2016-01-01", "2016-12-28"),
    e8=functools.partial(killed, "2016-12-29", "2017-12-26"),
    e9=functools.partial(pace, "iv021", since="iv020"),
    e10=functools.partial(pace, "iv053"),
    e11=functools.partial(share, "led", *year_before, among="is_terms"),
    e12=functools.partial(share, "led", *year_after, among="is_terms"),
)
