# A loop over the rows with four counters; nothing is rounded.
count = {"capital": 0, "placed": 0, "all": 0, "SY03": 0, "SY09": 0}
for row in events.to_dict("records"):
    if row["side_a"] != "Government of Syria" or row["type_of_violence"] != "state_based":
        continue
    dead, code = row["deaths_side_a"], row["governorate"]
    count["all"] += dead
    if isinstance(code, str):
        count["placed"] += dead
        if code in CAPITAL:
            count["capital"] += dead
        if code in count:
            count[code] += dead
hole = count["all"] - count["placed"]
capital_span = {
    "at_most": (count["capital"] + hole) / count["all"] * 100,
    "of_placed": count["capital"] / count["placed"] * 100,
    "at_least": count["capital"] / count["all"] * 100,
}
tipping = (count["SY03"] - count["SY09"]) / hole * 100
