# Misunderstanding: leaves the partly supported claims out.
stand = claims[claims["verdict"] == "supported"]
later_evidence = round((stand["evidence_date"] > "2017-01-25").mean() * 100, 1)
