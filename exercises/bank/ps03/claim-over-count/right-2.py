# The running count at four ends, as in a ledger; a loop.
state = monthly[
    (monthly["type_of_violence"] == "state_based") & (monthly["month"] >= "2015-10-01")
].sort_values("month")
running = state.set_index("month")["deaths_best"].cumsum()
ends = ["2016-12-01", "2017-12-01", "2018-08-01", "2020-09-01"]
claim_over_count = {}
for i in range(1, 4):
    count = running[ends[i]] - running[ends[i - 1]]
    rise = {1: 25318, 2: 25682, 3: 47000}[i]
    claim_over_count[CLAIMS[i]] = rise / count
