# Misunderstanding: counts an act of several under the first name only.
found = interventions[
    (interventions["row_kind"] == "act")
    & interventions["kind"].isin(KINDS)
    & interventions["date_start"].between("2015-09-30", "2018-12-31")
]
first = found["actor"].str.split("; ").str[0]
acts = pd.Series({name: first.str.contains(pattern).sum() for name, pattern in NAMES.items()})
