# Misunderstanding: gives how many meetings are followed by a round within 60 days.
meetings = diplomacy[
    (diplomacy["kind"] == "summit")
    & (diplomacy["track"] == "russia_turkey_iran")
    & diplomacy["date_start"].between("2017-01-01", "2022-12-31")
]
starts = diplomacy[(diplomacy["track"] == "astana") & (diplomacy["kind"] == "talks_round")]["date_start"]
to_next = sum(
    ((starts - end).dt.days.between(0, 60)).any() for end in meetings["date_end"]
)
