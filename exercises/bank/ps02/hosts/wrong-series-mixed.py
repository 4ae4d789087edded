# Misunderstanding: adds both series up within a year, and all sorts of displacement figures.
by_host = refugees[~refugees["host_iso3"].isin(["ALL", "ALL5", "NAF"])].pivot_table(
    index="year", columns="host", values="refugees", aggfunc="sum"
)
host_changes = by_host.loc[2023] - by_host.loc[2017]
stock = displaced[displaced["year"] <= 2019].pivot_table(
    index="year", columns="counter", values="value", aggfunc="sum"
)
inside_change = (stock.loc[2019] - stock.loc[2018])[["IDMC", "UNHCR"]]
