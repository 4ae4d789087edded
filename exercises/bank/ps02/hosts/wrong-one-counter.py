# Misunderstanding: one number for the displaced, from one of the two counters.
# Keeps: hosts
series = refugees[
    (refugees["series"] == "unhcr_refugee_data_finder") & (refugees["host_iso3"] != "ALL")
]
by_host = series.pivot_table(index="year", columns="host", values="refugees", aggfunc="sum")
host_changes = by_host.loc[2023] - by_host.loc[2017]
inside = displaced[
    (displaced["measure"] == "internally_displaced")
    & (displaced["series"] == "year_end_statistics")
].set_index(["counter", "year"])["value"]
inside_change = inside["UNHCR", 2019] - inside["UNHCR", 2018]
