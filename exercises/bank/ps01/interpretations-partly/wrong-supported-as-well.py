# Misunderstanding: counts "supported" together with "partly_supported".
readings = claims[(claims["kind"] == "interpretation") & (claims["checkable"] == "yes")]
found = readings["verdict"].str.contains("supported")
interpretations_partly = round(found.mean() * 100, 1)
