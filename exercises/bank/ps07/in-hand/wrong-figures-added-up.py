# Misunderstanding: adds up the reported figures, which count unlike things.
found = interventions[
    (interventions["row_kind"] == "act")
    & interventions["kind"].isin(KINDS)
    & interventions["date_start"].between("2015-09-30", "2018-12-31")
]
acts = pd.Series(
    {
        name: found[found["actor"].str.contains(pattern)]["reported_figure"].sum()
        for name, pattern in NAMES.items()
    }
)
