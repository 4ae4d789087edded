# Two filters, then one length by the other.
readings = claims[(claims["kind"] == "interpretation") & (claims["checkable"] == "yes")]
partly = readings[readings["verdict"] == "partly_supported"]
interpretations_partly = round(len(partly) / len(readings) * 100, 1)
