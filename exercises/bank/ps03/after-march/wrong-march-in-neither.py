# Misunderstanding: leaves March out of both windows.
values = monthly[monthly["type_of_violence"] == "state_based"]["deaths_best"].to_list()
march = 62
after_march = {}
for n in WINDOWS:
    before, after = sum(values[march - n:march]), sum(values[march + 1:march + 1 + n])
    after_march[n] = round((after / before - 1) * 100, 1)
