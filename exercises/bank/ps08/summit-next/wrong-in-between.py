# Misunderstanding: counts the days in between, without either end.
meetings = diplomacy[
    (diplomacy["kind"] == "summit")
    & (diplomacy["track"] == "russia_turkey_iran")
    & diplomacy["date_start"].between("2017-01-01", "2022-12-31")
]
starts = diplomacy[(diplomacy["track"] == "astana") & (diplomacy["kind"] == "talks_round")]["date_start"]
to_next = pd.Series(
    {
        row.event_id: (starts[starts > row.date_end].min() - row.date_end).days - 1
        for row in meetings.itertuples()
    }
)
