# From a table of means by period and unanimity; a rounded rate goes in.
some = votes[votes["date"].between("2012-01-01", "2023-12-31")]
table = some.assign(
    late=some["date"] > "2016-12-31",
    unanimous=some["yes"].eq(15),
    alike=some["russia"].eq(some["china"]),
)
rate = table.groupby(["late", "unanimous"])["alike"].mean().round(3)
mix = table[~table["late"]]["unanimous"].value_counts(normalize=True)
unanimous_early = mix[True]
same_mix = (mix * rate[True]).sum()
