# Two filters and a loop over the topics; a Series of names.
weak = claims[claims["verdict"].isin(["partly_supported", "disputed", "contradicted"])]
supported = claims[claims["verdict"] == "supported"]
names = []
for topic in claims["topic"].unique():
    if len(weak[weak["topic"] == topic]) > len(supported[supported["topic"] == topic]):
        names.append(topic)
weak_topics = pd.Series(names)
