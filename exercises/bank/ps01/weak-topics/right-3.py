# Two filters and a loop over the topics; a Series of names.
those = claims
weak = those[those["verdict"].isin(["partly_supported", "disputed", "contradicted"])]
supported = those[those["verdict"] == "supported"]
names = []
for topic in those["topic"].unique():
    if len(weak[weak["topic"] == topic]) > len(supported[supported["topic"] == topic]):
        names.append(topic)
weak_topics = pd.Series(names)
