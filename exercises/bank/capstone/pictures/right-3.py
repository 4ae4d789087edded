# The paper that says "no".
# A pair of maps, plain pandas plotting, the title in the middle.
from course_utils.maps import before_after

leads = events["russia_role"].isin(["convenor", "co_convenor", "guarantor"])
sides = []
for name, first, last in [
    ("Year before: Moscow and Aleppo", "2015-12-29", "2016-12-28"),
    ("Year from the truce: Astana", "2016-12-29", "2017-12-28"),
]:
    rows = events[leads & events["date_start"].between(first, last)]
    counted = rows["place_id"].value_counts().reset_index(name="rows")
    side = Map("region", title=name, alt=f"{name}. Circles by the number of rows that Russia leads in a place.")
    sides.append(side.add_points(counted.merge(load("places"), on="place_id"), size="rows", credit="diplomacy"))
my_map = before_after(*sides)

figures = interventions.set_index("intervention_id")
pace = {
    "to mid-March 2016": 9000 / 168,
    "to 22 December 2016": (figures.loc["iv021", "reported_figure"] - figures.loc["iv020", "reported_figure"]) / 283,
    "January and February 2017": figures.loc["iv053", "reported_figure"] / 56,
}
chart_table = pd.DataFrame({"sorties a day": pd.Series(pace).astype(float)})
chart_alt = "Three bars, sorties a day by Russian statements, high at first, then two that are nearly level."
my_chart = chart_table.plot.bar(rot=0, legend=False)
my_chart.set_title("The pace drops in March 2016 and not with the truce")
