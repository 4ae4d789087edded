# Misunderstanding: leaves the partly supported claims out.
those = claims
stand = those[those["verdict"] == "supported"]
later_evidence = round((stand["evidence_date"] > "2017-01-25").mean() * 100, 1)
