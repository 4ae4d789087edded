# Misunderstanding: every claim without the verdict "supported" is weak, forecasts and all.
those = claims
supported = (those["verdict"] == "supported").groupby(those["topic"]).mean()
weak_topics = set(supported.index[supported < 0.5])
