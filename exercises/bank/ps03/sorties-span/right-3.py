# One row for each case in a table, subtracted by column.
table = pd.DataFrame(
    {"first": [17850, 17800, 17750], "second": [38500, 39000, 39500]},
    index=["low", "stated", "high"],
)
both = interventions[interventions["intervention_id"].isin(["iv021", "iv027"])]
days = both["date_end"].sort_values().diff().dt.days.max()
sorties_span = ((table["second"] - table["first"]) / days).to_frame("a day")
