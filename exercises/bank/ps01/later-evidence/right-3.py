# Counted in a loop.
those = claims
later, every = 0, 0
for row in those.itertuples():
    if row.verdict in ("supported", "partly_supported"):
        every += 1
        if row.evidence_date.date().isoformat() > "2017-01-25":
            later += 1
later_evidence = later / every * 100
