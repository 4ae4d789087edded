# Misunderstanding: the share of later evidence that belongs to such claims.
later = claims[claims["evidence_date"] > "2017-01-25"]
later_evidence = round(later["verdict"].isin(["supported", "partly_supported"]).mean() * 100, 1)
