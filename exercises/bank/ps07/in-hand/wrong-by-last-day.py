# Misunderstanding: looks at the last day, which most acts do not have.
found = interventions[
    (interventions["row_kind"] == "act")
    & interventions["kind"].isin(KINDS)
    & interventions["date_end"].between("2015-09-30", "2018-12-31")
]
acts = pd.Series(
    {name: found["actor"].str.contains(pattern).sum() for name, pattern in NAMES.items()}
)
