# One row a year, one column a host; the total is left out.
series = refugees[refugees["series"] == "unhcr_refugee_data_finder"]
by_host = series.pivot_table(index="year", columns="host", values="refugees", aggfunc="sum")
change = by_host.loc[2023] - by_host.loc[2017]
host_changes = change.drop("World total")
inside = displaced[
    (displaced["measure"] == "internally_displaced")
    & (displaced["series"] == "year_end_statistics")
]
stock = inside.pivot_table(index="year", columns="counter", values="value", aggfunc="sum")
inside_change = stock.diff().loc[2019]
