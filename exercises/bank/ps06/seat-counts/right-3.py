# Two counts joined; the name is the index, and the numbers are floats.
astana = diplomacy[diplomacy["track"].eq("astana") & diplomacy["kind"].eq("talks_round")]
astana = astana[astana["date_start"].dt.year.between(2019, 2024)]
entry = astana["participants"].str.split(";").explode().str.strip()
name = entry.str.removesuffix(" (observer)").rename("name")
observers = name[entry.str.endswith(" (observer)")].value_counts()
seat_counts = pd.concat(
    [name.value_counts().rename("rounds"), observers.rename("observer_rounds")], axis=1
).fillna(0)
seat_counts.index.name = "name"
