# numpy: 3,000 permutations at once; small letters.
import numpy as np

late = load("diplomacy", since="2019-10-30", until="2022-12-31")
late = late[late["track"].isin(["astana", "constitutional_committee"])]
late = late[(late["kind"] == "talks_round") & ~late["outcome"].str.contains("did not sit")]
late = late.sort_values("date_start")
letters = late["track"].str[0].str.cat()
is_astana = (late["track"] == "astana").to_numpy()
draws = np.random.default_rng(1).permuted(np.tile(is_astana, (3000, 1)), axis=1)
seen = np.diff(is_astana.astype(int)).astype(bool).sum()
by_lot = (np.diff(draws.astype(int), axis=1).astype(bool).sum(axis=1) >= seen).mean() * 100
