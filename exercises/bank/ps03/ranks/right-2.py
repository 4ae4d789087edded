# Lists and row numbers; whole fractions are compared by multiplying out.
state = monthly[monthly["type_of_violence"] == "state_based"].sort_values("month")
rank_deaths, rank_events = {}, {}
for column, result in [("deaths_best", rank_deaths), ("events", rank_events)]:
    values = [int(value) for value in state[column]]
    for n in WINDOWS:
        march = (sum(values[62 - n:62]), sum(values[62:62 + n]))
        count = 0
        for month in range(36, 72):
            before, after = sum(values[month - n:month]), sum(values[month:month + n])
            if after * march[0] <= march[1] * before:
                count += 1
        result[n] = count
