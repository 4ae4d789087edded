# Misunderstanding: looks back from each answer, so that an answer counts for one statement only.
russia = positions[positions["actor_id"] == "russia"]
iran = positions[positions["actor_id"] == "iran"]
waits = {}
for answer in iran.itertuples():
    before = russia[(russia["issue"] == answer.issue) & (russia["date"] < answer.date)]
    if len(before):
        last = before.sort_values("date").iloc[-1]
        days = (answer.date - last["date"]).days
        if days <= 30:
            waits[last["position_id"]] = days
waits = pd.Series(waits)
