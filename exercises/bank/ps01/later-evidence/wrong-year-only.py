# Misunderstanding: later means after the year 2017.
those = claims
stand = those[those["verdict"].isin(["supported", "partly_supported"])]
later_evidence = round((stand["evidence_date"].dt.year > 2017).mean() * 100, 1)
