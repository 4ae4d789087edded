# Every combination of the ends tried out; smallest and largest kept, not rounded.
days = (pd.Timestamp("2018-08-22") - pd.Timestamp("2016-12-22")).days
rates = [(late - early) / days for early in [17750, 17850] for late in [38500, 39500]]
sorties_span = {"high": max(rates), "low": min(rates), "stated": 21200 / days}
