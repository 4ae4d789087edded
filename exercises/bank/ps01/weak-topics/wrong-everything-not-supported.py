# Misunderstanding: every claim without the verdict "supported" is weak, forecasts and all.
supported = (claims["verdict"] == "supported").groupby(claims["topic"]).mean()
weak_topics = set(supported.index[supported < 0.5])
