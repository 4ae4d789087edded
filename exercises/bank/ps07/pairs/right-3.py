# Plain Python with the statistics module; dictionaries made into Series, rounded.
from statistics import mean, median

scores = {}
for row in positions.itertuples():
    if row.date >= pd.Timestamp(2015, 9, 30):
        scores.setdefault(row.actor_id, {}).setdefault(row.issue, []).append(row.stance_score)
gaps = {}
for pair in PAIRS:
    one, other = [scores[name] for name in pair.split(" & ")]
    gaps[pair] = [abs(median(one[i]) - median(other[i])) for i in one if i in other]
shared_issues = pd.Series({pair: float(len(gap)) for pair, gap in gaps.items()})
distances = pd.Series({pair: round(mean(gap), 2) for pair, gap in gaps.items()})
