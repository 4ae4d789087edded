# A dictionary counted by hand, row by row.
more_yes = dict.fromkeys(votes["topic"], 0)
for row in votes.itertuples():
    if 2011 <= row.date.year <= 2023 and row.result != "adopted" and row.yes - row.no > 0:
        more_yes[row.topic] += 1
