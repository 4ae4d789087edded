# Misunderstanding: no filter for the verdicts.
later_evidence = round((claims["evidence_date"] > "2017-01-25").mean() * 100, 1)
