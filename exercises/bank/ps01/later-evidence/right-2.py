# Two lengths, the verdicts found by their ending; not rounded.
those = claims
stand = those[those["verdict"].str.endswith("supported")]
later = stand[stand["evidence_date"] >= pd.Timestamp(2017, 1, 26)]
later_evidence = 100 * later.shape[0] / stand.shape[0]
