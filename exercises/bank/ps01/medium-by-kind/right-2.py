# The mean of a comparison by group; not rounded.
those = claims
medium_by_kind = (those["confidence"] == "medium").groupby(those["kind"]).mean() * 100
