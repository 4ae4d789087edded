# Misunderstanding: one kind only, as a number.
readings = claims[claims["kind"] == "interpretation"]
medium_by_kind = round((readings["confidence"] == "medium").mean() * 100, 1)
