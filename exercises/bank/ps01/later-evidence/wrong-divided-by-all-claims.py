# Misunderstanding: divides by all claims of the table.
those = claims
later = those[
    those["verdict"].isin(["supported", "partly_supported"])
    & (those["evidence_date"] > "2017-01-25")
]
later_evidence = round(len(later) / len(those) * 100, 1)
