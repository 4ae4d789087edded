# Misunderstanding: gives a fraction where the task asks for a percentage.
those = claims
stand = those[those["verdict"].isin(["supported", "partly_supported"])]
later_evidence = round((stand["evidence_date"] > "2017-01-25").mean(), 3)
