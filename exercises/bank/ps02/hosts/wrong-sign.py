# Misunderstanding: takes the later number from the earlier one.
series = refugees[
    (refugees["series"] == "unhcr_refugee_data_finder") & (refugees["host_iso3"] != "ALL")
]
by_host = series.pivot_table(index="year", columns="host", values="refugees", aggfunc="sum")
host_changes = by_host.loc[2017] - by_host.loc[2023]
inside = displaced[
    (displaced["measure"] == "internally_displaced")
    & (displaced["series"] == "year_end_statistics")
]
stock = inside.pivot_table(index="year", columns="counter", values="value", aggfunc="sum")
inside_change = stock.loc[2018] - stock.loc[2019]
