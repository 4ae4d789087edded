# A column of yes and no for each name, summed by kind first; another order.
chosen = interventions[interventions["date_start"].between("2015-09-30", "2018-12-31")]
chosen = chosen[chosen["row_kind"].ne("total")]
table = pd.DataFrame({name: chosen["actor"].str.contains(NAMES[name]) for name in sorted(NAMES)})
by_kind = table.astype(int).groupby(chosen["kind"]).sum()
acts = by_kind.loc[by_kind.index.isin(KINDS)].sum().astype(float).sort_values()
