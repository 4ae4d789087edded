# Misunderstanding: one kind only, as a number.
those = claims
readings = those[those["kind"] == "interpretation"]
medium_by_kind = round((readings["confidence"] == "medium").mean() * 100, 1)
