# One row for each case in a table, subtracted by column.
both = interventions[interventions["intervention_id"].isin(["iv021", "iv027"])]
both = both.sort_values("date_end")
table = pd.DataFrame({"first": [18850, 0, 18750], "second": [38500, 0, 39500]}, index=["low", "stated", "high"])
table.loc["stated"] = both["reported_figure"].to_list()
days = both["date_end"].diff().dt.days.max()
sorties_span = ((table["second"] - table["first"]) / days).to_frame("a day")
