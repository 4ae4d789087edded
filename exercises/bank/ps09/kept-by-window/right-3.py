# A function that names the window, and a dictionary.
chosen = dates[dates["said"].between("2015-11-01", "2024-01-31")]


def size(row):
    days = len(pd.date_range(row["due_from"], row["due_to"]))
    return "short" if days <= 2 else "middle" if days <= 31 else "long"


window = chosen.apply(size, axis=1)
kept_by_window = {}
for name in ["short", "middle", "long"]:
    part = chosen[window == name]
    kept_by_window[name] = round(100 * part["kept"].sum() / len(part), 1)
