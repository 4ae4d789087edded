# Misunderstanding: gives a fraction where the task asks for a percentage.
stand = claims[claims["verdict"].isin(["supported", "partly_supported"])]
later_evidence = round((stand["evidence_date"] > "2017-01-25").mean(), 3)
