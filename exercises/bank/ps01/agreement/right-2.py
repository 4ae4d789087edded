# Two tables merged on the claim id; the percentage is not rounded.
first = claims[["claim_id", "kind"]].copy()
first["key"] = ["fact" if kind == "fact" else "not_fact" for kind in first["kind"]]
other = pd.DataFrame({
    "claim_id": claims["claim_id"],
    "second": [second_reader(text) for text in claims["paraphrase"]],
})
both = first.merge(other, on="claim_id")
agreement = len(both[both["key"] == both["second"]]) / len(both) * 100
