# Misunderstanding: the share of later evidence that belongs to such claims.
those = claims
later = those[those["evidence_date"] > "2017-01-25"]
later_evidence = round(later["verdict"].isin(["supported", "partly_supported"]).mean() * 100, 1)
