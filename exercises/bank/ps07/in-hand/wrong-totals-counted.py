# Misunderstanding: counts totals, which overlap each other, as acts.
found = interventions[
    interventions["kind"].isin(KINDS)
    & interventions["date_start"].between("2015-09-30", "2018-12-31")
]
acts = pd.Series(
    {name: found["actor"].str.contains(pattern).sum() for name, pattern in NAMES.items()}
)
