# Misunderstanding: gives changes in percent.
series = refugees[
    (refugees["series"] == "unhcr_refugee_data_finder") & (refugees["host_iso3"] != "ALL")
]
by_host = series.pivot_table(index="year", columns="host", values="refugees", aggfunc="sum")
host_changes = ((by_host.loc[2023] / by_host.loc[2017] - 1) * 100).round(1)
inside = displaced[
    (displaced["measure"] == "internally_displaced")
    & (displaced["series"] == "year_end_statistics")
]
stock = inside.pivot_table(index="year", columns="counter", values="value", aggfunc="sum")
inside_change = ((stock.loc[2019] / stock.loc[2018] - 1) * 100).round(1)
