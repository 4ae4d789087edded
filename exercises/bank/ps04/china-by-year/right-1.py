# The mean of a comparison, year by year.
table = votes.copy()
table["year"] = table["date"].dt.year
table["alike"] = table["russia"] == table["china"]
china_by_year = (table.groupby("year")["alike"].mean() * 100).loc[2016:2020].round(1)
