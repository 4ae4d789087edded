# Misunderstanding: no filter for the verdicts.
those = claims
later_evidence = round((those["evidence_date"] > "2017-01-25").mean() * 100, 1)
