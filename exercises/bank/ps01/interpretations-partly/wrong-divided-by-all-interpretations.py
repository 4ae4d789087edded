# Misunderstanding: keeps the interpretations that can't be checked below the line.
those = claims
readings = those[those["kind"] == "interpretation"]
partly = readings[readings["verdict"] == "partly_supported"]
interpretations_partly = round(len(partly) / len(readings) * 100, 1)
