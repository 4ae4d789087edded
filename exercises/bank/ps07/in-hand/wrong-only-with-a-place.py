# Misunderstanding: counts only acts that can be put on a map.
found = interventions[
    (interventions["row_kind"] == "act")
    & interventions["kind"].isin(KINDS)
    & interventions["date_start"].between("2015-09-30", "2018-12-31")
    & interventions["place_id"].notna()
]
acts = pd.Series(
    {name: found["actor"].str.contains(pattern).sum() for name, pattern in NAMES.items()}
)
