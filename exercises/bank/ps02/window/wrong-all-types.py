# Misunderstanding: all three types of violence; low and high exist for one of them.
# Keeps: margin
part = monthly[(monthly["month"] >= "2013-07-01") & (monthly["month"] <= "2014-06-01")]
window_deaths = part["deaths_best"].sum()
low, high = part["deaths_low"].sum(), part["deaths_high"].sum()
window_margin = round((high - low) / low * 100, 2)
