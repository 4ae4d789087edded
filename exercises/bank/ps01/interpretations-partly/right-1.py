# Two filters, then one length by the other.
those = claims
readings = those[(those["kind"] == "interpretation") & (those["checkable"] == "yes")]
partly = readings[readings["verdict"] == "partly_supported"]
interpretations_partly = round(len(partly) / len(readings) * 100, 1)
