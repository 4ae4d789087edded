# shift() in place of diff(), the first row cut off, days in a list.
claims = interventions.set_index("intervention_id").loc[CLAIMS]
rise = (claims["reported_figure"] - claims["reported_figure"].shift(1)).iloc[1:]
claimed_rate = pd.Series(rise.to_numpy(dtype=float), index=rise.index)
ends = list(claims["date_end"])
claimed_rate = claimed_rate / [(b - a) / pd.Timedelta(days=1) for a, b in zip(ends, ends[1:])]
