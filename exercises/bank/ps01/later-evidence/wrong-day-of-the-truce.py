# Misunderstanding: counts from the announcement of the ceasefire, 29 December 2016.
those = claims
stand = those[those["verdict"].isin(["supported", "partly_supported"])]
later_evidence = round((stand["evidence_date"] > "2016-12-29").mean() * 100, 1)
