# Misunderstanding: gives how many summits are followed by a round within 60 days.
summits = diplomacy[
    (diplomacy["kind"] == "summit") & (diplomacy["track"] == "russia_turkey_iran")
]
starts = diplomacy[(diplomacy["track"] == "astana") & (diplomacy["kind"] == "talks_round")]["date_start"]
to_next = sum(
    ((starts - end).dt.days.between(0, 60)).any() for end in summits["date_end"]
)
