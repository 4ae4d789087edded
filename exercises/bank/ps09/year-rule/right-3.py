# A table of years and months, compared row by row.
state = monthly[monthly["type_of_violence"] == "state_based"]
deaths = state.groupby("month")["deaths_best"].sum()
change = deaths.diff(12)
happened = (change > 0)[change.notna()]
says = happened.shift(1).map({True: 0.8, False: 0.2}).astype(float)
penalty = (says - happened.astype(int)) ** 2
years = penalty.index.year
rule_scores = pd.Series({
    "2013-2016": penalty[(years >= 2013) & (years <= 2016)].mean(),
    "2017-2019": penalty[(years >= 2017) & (years <= 2019)].mean(),
})
late = (years >= 2017) & (years <= 2019)
came_out = pd.Series({
    20: happened[late & (says == 0.2)].mean() * 100,
    80: happened[late & (says == 0.8)].mean() * 100,
})
