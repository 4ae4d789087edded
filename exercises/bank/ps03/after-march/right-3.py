# Row numbers on the sorted table, without an index of dates.
state = monthly[monthly["type_of_violence"] == "state_based"].sort_values("month")
values = state["deaths_best"].to_list()
march = state["month"].dt.strftime("%Y-%m").to_list().index("2016-03")
rows = []
for n in map(float, reversed(WINDOWS)):
    before, after = sum(values[march - int(n):march]), sum(values[march:march + int(n)])
    rows.append({"months": n, "change": round(100 * (after - before) / before, 1)})
after_march = pd.DataFrame(rows).set_index("months")
