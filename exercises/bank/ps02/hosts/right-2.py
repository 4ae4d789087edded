# A loop over the hosts; the displaced by hand.
host_changes = {}
for host in ["Turkey", "Lebanon", "Jordan", "Iraq", "Egypt", "Germany", "Sweden"]:
    rows = refugees[
        (refugees["host"] == host) & (refugees["series"] == "unhcr_refugee_data_finder")
    ]
    rows = rows.set_index("year")["refugees"]
    host_changes[host] = int(rows[2023] - rows[2017])
inside = displaced[
    (displaced["measure"] == "internally_displaced")
    & (displaced["series"] == "year_end_statistics")
].set_index(["counter", "year"])["value"]
inside_change = {who: inside[who, 2019] - inside[who, 2019 - 1] for who in ["UNHCR", "IDMC"]}
