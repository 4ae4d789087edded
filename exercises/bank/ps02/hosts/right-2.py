# A loop over the hosts; the displaced by hand.
host_changes = {}
for host in ["Turkey", "Lebanon", "Jordan", "Iraq", "Egypt", "Germany", "Sweden"]:
    rows = refugees[
        (refugees["host"] == host) & (refugees["series"] == "unhcr_refugee_data_finder")
    ]
    rows = rows.set_index("year")["refugees"]
    host_changes[host] = int(rows[2023] - rows[2017])
inside_2019 = pd.Series({"UNHCR": 6146994 - 6183920, "IDMC": 6495000 - 6119000})
