# A pivot table of counts; the day filter of `load`.
late = load("positions", since="2017-01-27", until="2018-12-31")
grid = late.pivot_table(index="actor_id", columns="issue", values="stance_score", aggfunc="count")
actors_heard = grid.notna().sum()
heard_once = (grid == 1).sum()
