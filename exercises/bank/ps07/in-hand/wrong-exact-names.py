# Misunderstanding: asks for the exact name, so that formations and joint acts fall out.
found = interventions[
    (interventions["row_kind"] == "act")
    & interventions["kind"].isin(KINDS)
    & interventions["date_start"].between("2015-09-30", "2018-12-31")
]
names = {"russia": "Russia", "iran": "Iran", "turkey": "Turkey", "united_states": "United States"}
acts = pd.Series({name: (found["actor"] == word).sum() for name, word in names.items()})
