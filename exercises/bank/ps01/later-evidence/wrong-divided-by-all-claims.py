# Misunderstanding: divides by all claims of the table.
later = claims[
    claims["verdict"].isin(["supported", "partly_supported"])
    & (claims["evidence_date"] > "2017-01-25")
]
later_evidence = round(len(later) / len(claims) * 100, 1)
