# shift() in place of diff(), the first row cut off, days by numbers typed in.
claims = interventions.set_index("intervention_id").loc[CLAIMS]
rise = (claims["reported_figure"] - claims["reported_figure"].shift(1)).iloc[1:]
claimed_per_day = pd.Series(rise.to_numpy(dtype=float), index=rise.index) / [365, 243, 770]
