# From a table of means by period and unanimity; a rounded rate goes in.
table = votes.assign(
    late=votes["date"] > "2016-12-31",
    unanimous=votes["yes"].eq(15),
    alike=votes["russia"].eq(votes["china"]),
)
rate = table.groupby(["late", "unanimous"])["alike"].mean().round(3)
mix = table[~table["late"]]["unanimous"].value_counts(normalize=True)
unanimous_early = mix[True]
same_mix = (mix * rate[True]).sum()
