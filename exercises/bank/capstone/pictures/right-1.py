# The paper that says "both".
# The map: where in Syria Russia leads talks or terms, and where it acts with force.
since, until = "2015-09-30", "2018-12-31"
leads = events["russia_role"].isin(["convenor", "co_convenor", "guarantor"])
talks = events[leads & (events["country"] == "Syria")]
talks = talks[(talks["date_start"] >= since) & (talks["date_start"] <= until)]
force = interventions[interventions["actor"].str.contains("Russia") & (interventions["row_kind"] == "act")]
force = force[(force["date_start"] >= since) & (force["date_start"] <= until)]
force = force[force["kind"].isin(["strike", "air_campaign", "ground_troops", "base"])]
spots = pd.DataFrame({"talks": talks["place_id"].value_counts(), "force": force["place_id"].value_counts()})
spots = spots.fillna(0).astype(int).reset_index().merge(load("places"), on="place_id")
spots["rows"] = spots["talks"] + spots["force"]
spots["here"] = "talks or terms"
spots.loc[spots["force"] > 0, "here"] = "force"
spots.loc[(spots["force"] > 0) & (spots["talks"] > 0), "here"] = "both"
seen = ("Twelve places. Talks or terms only in the west, from Homs to Daraa; force only at Tartus and, in the "
        "east, at Raqqa, Deir ez-Zor and Palmyra; both at Hmeimim on the coast and at Aleppo in the north.")
my_map = Map("syria", title="Talks and force meet in two places, Hmeimim and Aleppo", alt=seen)
my_map.add_points(spots, colour="here", size="rows", popup=["here", "talks", "force"], name="Rows",
                  credit="tables diplomacy and interventions of this course")

# The chart: of agreements, truces and zones, the share that Russia leads.
terms = events[events["kind"].isin(["agreement", "ceasefire", "de_escalation"])].copy()
terms["led"] = terms["russia_role"].isin(["convenor", "co_convenor", "guarantor"])
before = terms[(terms["date_start"] >= "2015-12-29") & (terms["date_start"] <= "2016-12-28")]
after = terms[(terms["date_start"] >= "2016-12-29") & (terms["date_start"] <= "2017-12-28")]
chart_table = pd.DataFrame({
    "led by Russia, %": [before["led"].mean() * 100, after["led"].mean() * 100],
    "rows": [len(before), len(after)],
}, index=["year before\n29 December 2016", "year from\n29 December 2016"])
chart_alt = ("Two bars, the share of agreements, truces and zones that Russia leads: "
             + " and ".join(chart_table["led by Russia, %"].round(1).astype(str))
             + " percent, of " + " and ".join(chart_table["rows"].astype(str)) + " rows.")
charts.style()
figure, my_chart = plt.subplots()
bars = my_chart.bar(chart_table.index, chart_table["led by Russia, %"], color=charts.palette["sky"])
my_chart.bar_label(bars, labels=[f"of {rows} rows" for rows in chart_table["rows"]])
my_chart.set_ylim(0, 110)
charts.finish(my_chart, title="Of the terms agreed, Russia leads a smaller share after the truce",
              units="% led by Russia", source="table diplomacy of this course", alt=chart_alt)
