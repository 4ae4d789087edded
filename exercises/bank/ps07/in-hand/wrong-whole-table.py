# Misunderstanding: leaves the window out.
found = interventions[(interventions["row_kind"] == "act") & interventions["kind"].isin(KINDS)]
acts = pd.Series(
    {name: found["actor"].str.contains(pattern).sum() for name, pattern in NAMES.items()}
)
