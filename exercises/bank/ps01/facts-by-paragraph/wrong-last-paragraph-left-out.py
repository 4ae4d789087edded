# Misunderstanding: range() stops before its end, so paragraph 12 is missing.
facts_by_paragraph = pd.Series({
    paragraph: len(claims[(claims["paragraph"] == paragraph) & (claims["kind"] == "fact")])
    for paragraph in range(6, 12)
})
