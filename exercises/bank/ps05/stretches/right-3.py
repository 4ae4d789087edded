# `shift`, days since the start, a table of one column.
some = violations.query(
    "ceasefire == 'dec_2016' and counting == 'cumulative' and side_reporting == 'monitor'"
    " and period_end <= '2017-02-28'"
)
some = some.set_index("record_id").sort_values("violations_total")
total = some["violations_total"].astype(int)
days = (some["period_end"] - some["period_start"]).dt.days
rates = ((total - total.shift(1)) / (days - days.shift(1))).round(1)
stretch_rates = rates[1:].to_frame("a_day").rename_axis(None)
