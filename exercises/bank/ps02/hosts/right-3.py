# Two filtered tables merged; rows of two days for the displaced.
series = refugees[
    (refugees["series"] == "unhcr_refugee_data_finder") & (refugees["host_iso3"] != "ALL")
]
first = series[series["date"] == "2017-12-31"][["host", "refugees"]]
last = series[series["date"] == "2023-12-31"][["host", "refugees"]]
both = first.merge(last, on="host", suffixes=("_first", "_last"))
both["change"] = (both["refugees_last"] - both["refugees_first"]).astype(float)
host_changes = both.set_index("host")[["change"]]
inside = displaced[
    (displaced["measure"] == "internally_displaced")
    & displaced["date"].isin(pd.to_datetime(["2018-12-31", "2019-12-31"]))
].sort_values("date")
inside_change = inside.groupby("counter")["value"].agg(lambda values: values.iloc[1] - values.iloc[0])
