# Filter the verdicts, then the mean of a comparison of dates.
those = claims
stand = those[those["verdict"].isin(["supported", "partly_supported"])]
later_evidence = round((stand["evidence_date"] > "2017-01-25").mean() * 100, 1)
