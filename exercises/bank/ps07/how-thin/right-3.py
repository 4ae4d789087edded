# Plain loops and dictionaries.
heaps = {}
for row in positions.itertuples():
    if pd.Timestamp("2017-01-27") <= row.date <= pd.Timestamp("2018-12-31"):
        heap = heaps.setdefault(row.issue, {})
        heap[row.actor_id] = heap.get(row.actor_id, 0) + 1
actors_heard = pd.Series({issue: len(heap) for issue, heap in heaps.items()})
heard_once = pd.Series({issue: list(heap.values()).count(1) for issue, heap in heaps.items()})
