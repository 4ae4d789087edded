# Misunderstanding: divides by all claims of the table.
those = claims
partly = those[(those["kind"] == "interpretation") & (those["verdict"] == "partly_supported")]
interpretations_partly = round(len(partly) / len(those) * 100, 1)
