# A filter for acts, kinds and window, then a count for each pattern.
found = interventions[
    (interventions["row_kind"] == "act")
    & interventions["kind"].isin(KINDS)
    & (interventions["date_start"] >= "2015-09-30")
    & (interventions["date_start"] <= "2018-12-31")
]
acts = pd.Series(
    {name: found["actor"].str.contains(pattern).sum() for name, pattern in NAMES.items()}
)
