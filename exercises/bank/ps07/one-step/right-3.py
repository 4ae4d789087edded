# Cell by cell: only the median of the row's own cell can move.
from statistics import median

cells = {}
for row in positions[positions["date"] >= "2015-09-30"].itertuples():
    if row.actor_id in ("iran", "united_states"):
        cells.setdefault((row.issue, row.actor_id), {})[row.position_id] = row.stance_score
issues = [issue for issue, actor in cells if actor == "iran" and (issue, "united_states") in cells]
middle = {key: median(cell.values()) for key, cell in cells.items()}
gaps = {issue: abs(middle[issue, "iran"] - middle[issue, "united_states"]) for issue in issues}
carriers, reached = [], []
for (issue, actor), cell in cells.items():
    other = "united_states" if actor == "iran" else "iran"
    if issue not in issues:
        continue
    for name, score in cell.items():
        for moved in (score - 1, score + 1):
            if abs(moved) > 2:
                continue
            gap = abs(median({**cell, name: moved}.values()) - middle[issue, other])
            reached.append((sum(gaps.values()) - gaps[issue] + gap) / len(issues))
            if gap != gaps[issue]:
                carriers.append(name)
carriers = sorted(set(carriers))
highest = round(max(reached), 2)
