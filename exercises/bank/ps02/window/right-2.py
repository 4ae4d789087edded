# A loop over the rows; the margin as a quotient less one, not rounded.
total, low, high = 0, 0, 0
for row in monthly.to_dict("records"):
    when = (row["month"].year, row["month"].month)
    if row["type_of_violence"] == "state_based" and (2013, 7) <= when <= (2014, 6):
        total += row["deaths_best"]
        low += row["deaths_low"]
        high += row["deaths_high"]
window_deaths = total
window_margin = (high / low - 1) * 100
