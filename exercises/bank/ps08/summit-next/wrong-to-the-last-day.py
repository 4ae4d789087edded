# Misunderstanding: counts up to the last day of the round.
meetings = diplomacy[
    (diplomacy["kind"] == "summit")
    & (diplomacy["track"] == "russia_turkey_iran")
    & diplomacy["date_start"].between("2017-01-01", "2022-12-31")
]
ends = diplomacy[(diplomacy["track"] == "astana") & (diplomacy["kind"] == "talks_round")]["date_end"]
to_next = pd.Series(
    {
        row.event_id: (ends[ends > row.date_end].min() - row.date_end).days
        for row in meetings.itertuples()
    }
)
