# A loop over the months; a list of those with a vote.
with_vote = [(day.year, day.month) for day in votes["date"]]
months, quiet, silent, everybody = 0, 0, 0, 0
for month, dead in monthly.groupby("month")["deaths_best"].sum()["2013-01":"2016-12"].items():
    months += 1
    everybody += dead
    if (month.year, month.month) not in with_vote:
        quiet += 1
        silent += dead
silent_deaths = round(silent / everybody * 100, 1)
silent_months = round(quiet / months * 100, 1)
