# Two tables merged on the claim id; the percentage is not rounded.
those = claims
first = those[["claim_id", "kind"]].copy()
first["key"] = ["fact" if kind == "fact" else "not_fact" for kind in first["kind"]]
other = pd.DataFrame({
    "claim_id": those["claim_id"],
    "second": [second_reader(text) for text in those["paraphrase"]],
})
both = first.merge(other, on="claim_id")
agreement = len(both[both["key"] == both["second"]]) / len(both) * 100
