# Two sets, `&` and `|`.
def names(event_id):
    cell = diplomacy.loc[diplomacy["event_id"] == event_id, "participants"].iloc[0]
    return {name.replace(" (observer)", "") for name in cell.split("; ")}


first = names("astana-2018-11-28")
second = names("astana-2024-01-24")
shared_names = first & second
same_table = round(len(shared_names) / len(first | second), 3)
