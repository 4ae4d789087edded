# The running count at four ends, as in a ledger; a loop.
spans = {"iv025": ("2017-01", "2017-12"), "iv028": ("2018-01", "2018-08"), "iv029": ("2018-09", "2020-09")}
state = monthly[
    (monthly["type_of_violence"] == "state_based") & (monthly["month"] >= "2015-10-01")
].sort_values("month")
running = state.set_index("month")["deaths_best"].cumsum()
figures = interventions.set_index("intervention_id")["reported_figure"]
claim_over_count = {}
for i in range(1, len(CLAIMS)):
    first, last = spans[CLAIMS[i]]
    count = running[f"{last}-01"] - running[pd.Timestamp(f"{first}-01") - pd.DateOffset(months=1)]
    claim_over_count[CLAIMS[i]] = (figures[CLAIMS[i]] - figures[CLAIMS[i - 1]]) / count
