# Misunderstanding: counts the days in between, without either end.
summits = diplomacy[
    (diplomacy["kind"] == "summit") & (diplomacy["track"] == "russia_turkey_iran")
]
starts = diplomacy[(diplomacy["track"] == "astana") & (diplomacy["kind"] == "talks_round")]["date_start"]
to_next = pd.Series(
    {
        row.event_id: (starts[starts > row.date_end].min() - row.date_end).days - 1
        for row in summits.itertuples()
    }
)
