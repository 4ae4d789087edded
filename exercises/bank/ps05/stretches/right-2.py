# A loop that remembers the total before.
before = None
stretch_rates = {}
for row in violations.sort_values("period_end").itertuples():
    if row.period_end > pd.Timestamp("2017-02-28"):
        break
    if row.ceasefire == "dec_2016" and row.counting == "cumulative" and "SNHR" in row.reporter:
        if before is not None:
            days = (row.period_end - before.period_end).days
            stretch_rates[row.record_id] = (row.violations_total - before.violations_total) / days
        before = row
