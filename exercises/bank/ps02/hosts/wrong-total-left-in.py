# Misunderstanding: leaves the world total among the hosts.
# Keeps: inside
series = refugees[refugees["series"] == "unhcr_refugee_data_finder"]
by_host = series.pivot_table(index="year", columns="host", values="refugees", aggfunc="sum")
host_changes = by_host.loc[2023] - by_host.loc[2017]
inside = displaced[
    (displaced["measure"] == "internally_displaced")
    & (displaced["series"] == "year_end_statistics")
]
stock = inside.pivot_table(index="year", columns="counter", values="value", aggfunc="sum")
inside_change = stock.loc[2019] - stock.loc[2018]
