# Misunderstanding: diff() gives the change of one year, not of six.
# Keeps: inside
series = refugees[
    (refugees["series"] == "unhcr_refugee_data_finder") & (refugees["host_iso3"] != "ALL")
]
by_host = series.pivot_table(index="year", columns="host", values="refugees", aggfunc="sum")
host_changes = by_host.diff().loc[2023]
inside = displaced[
    (displaced["measure"] == "internally_displaced")
    & (displaced["series"] == "year_end_statistics")
]
stock = inside.pivot_table(index="year", columns="counter", values="value", aggfunc="sum")
inside_change = stock.diff().loc[2019]
