# Misunderstanding: gives the number of claims, not a percentage.
those = claims
stand = those[those["verdict"].isin(["supported", "partly_supported"])]
later_evidence = int((stand["evidence_date"] > "2017-01-25").sum())
