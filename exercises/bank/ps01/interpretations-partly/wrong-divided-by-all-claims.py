# Misunderstanding: divides by all claims of the table.
partly = claims[(claims["kind"] == "interpretation") & (claims["verdict"] == "partly_supported")]
interpretations_partly = round(len(partly) / len(claims) * 100, 1)
