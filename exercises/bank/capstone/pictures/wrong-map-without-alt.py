# Misunderstanding: leaves out the words for readers who can't see the map.
leads = events["russia_role"].isin(["convenor", "co_convenor", "guarantor"])
year = events[leads & events["date_start"].between("2016-12-29", "2017-12-28")]
hosts = year["place_id"].value_counts().rename("rows").reset_index()
hosts = hosts.merge(load("places"), on="place_id")
my_map = Map("world", title="After the truce Russia leads in Astana more than anywhere else")
my_map.add_points(hosts, size="rows", name="Rows that Russia leads", credit="table diplomacy")

armed = events[leads & events["participants"].str.contains("armed")]
chart_table = armed.groupby(armed["date_start"].dt.year)["event_id"].count()
chart_alt = f"Bars by year, rows that Russia leads with armed groups in the room: {chart_table.to_dict()}."
my_chart, ax = plt.subplots()
chart_table.plot.bar(ax=ax, rot=0, color="#0072B2")
my_chart.suptitle("Armed groups come into the room in 2016 and 2017")
ax.set(xlabel="", ylabel="rows a year")
