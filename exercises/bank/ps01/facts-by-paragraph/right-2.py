# Counted in a loop; the Series is made from a dictionary, last paragraph first.
counts = {}
for paragraph in range(12, 5, -1):
    rows = claims[(claims["paragraph"] == paragraph) & (claims["kind"] == "fact")]
    counts[paragraph] = len(rows)
facts_by_paragraph = pd.Series(counts)
