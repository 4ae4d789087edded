# Plain loop over the months.
state = monthly[monthly["type_of_violence"] == "state_based"].sort_values("month")
deaths = dict(zip(state["month"].dt.strftime("%Y-%m"), state["deaths_best"]))


def higher(year, month):
    return deaths[f"{year}-{month:02d}"] > deaths[f"{year - 1}-{month:02d}"]


def play(first, last):
    seen = []
    for year in range(first, last + 1):
        for month in range(1, 13):
            before = higher(year - 1, 12) if month == 1 else higher(year, month - 1)
            seen.append((80 if before else 20, higher(year, month)))
    return seen


rule_scores = {}
for first, last in [(2013, 2016), (2017, 2019)]:
    seen = play(first, last)
    rule_scores[f"{first}-{last}"] = sum((p / 100 - hit) ** 2 for p, hit in seen) / len(seen)
came_out = {}
for said in (20, 80):
    hits = [hit for p, hit in play(2017, 2019) if p == said]
    came_out[said] = 100 * sum(hits) / len(hits)
