# Misunderstanding: looks back from each answer, so that an answer counts for one statement only.
speaker = positions[positions["actor_id"] == "russia"]
other = positions[positions["actor_id"] == "iran"]
waits = {}
for answer in other.itertuples():
    before = speaker[(speaker["issue"] == answer.issue) & (speaker["date"] < answer.date)]
    if len(before):
        last = before.sort_values("date").iloc[-1]
        days = (answer.date - last["date"]).days
        if days <= 30:
            waits[last["position_id"]] = days
waits = pd.Series(waits)
