# Misunderstanding: adds the stocks of the years up, as if they were flows.
series = refugees[
    (refugees["series"] == "unhcr_refugee_data_finder") & (refugees["host_iso3"] != "ALL")
]
part = series[(series["year"] >= 2017) & (series["year"] <= 2023)]
host_changes = part.groupby("host")["refugees"].sum()
inside = displaced[
    (displaced["measure"] == "internally_displaced")
    & (displaced["series"] == "year_end_statistics")
    & displaced["year"].isin([2018, 2019])
]
inside_change = inside.groupby("counter")["value"].sum()
