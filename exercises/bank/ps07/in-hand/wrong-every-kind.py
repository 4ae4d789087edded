# Misunderstanding: counts acts of every kind, strikes and announcements among them.
found = interventions[
    (interventions["row_kind"] == "act")
    & interventions["date_start"].between("2015-09-30", "2018-12-31")
]
acts = pd.Series(
    {name: found["actor"].str.contains(pattern).sum() for name, pattern in NAMES.items()}
)
