# Misunderstanding: a name that never observed has a missing value, not 0.
# Keeps: rounds
astana = diplomacy[diplomacy["track"].eq("astana") & diplomacy["kind"].eq("talks_round")]
astana = astana[astana["date_start"].dt.year.between(2019, 2024)]
entry = astana["participants"].str.split("; ").explode()
name = entry.str.replace(" (observer)", "", regex=False)
rounds = name.value_counts()
observers = name[entry.str.contains("(observer)", regex=False)].value_counts()
seat_counts = pd.DataFrame({"rounds": rounds, "observer_rounds": observers}).rename_axis("name")
seat_counts = seat_counts.reset_index()
