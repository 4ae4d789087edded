# Row by row in a loop; the names in a sorted list.
names = []
for tie in ties.itertuples():
    ended = pd.notna(tie.date_end) and tie.date_end < pd.Timestamp(2017, 6, 30)
    if tie.date_start > pd.Timestamp(2017, 6, 30) or ended:
        continue
    if "united_states" in (tie.source_actor, tie.target_actor):
        other = tie.target_actor if tie.source_actor == "united_states" else tie.source_actor
        if other not in names:
            names.append(other)
partners_on_day = sorted(names)
