# The mean of a comparison by group; not rounded.
medium_by_kind = (claims["confidence"] == "medium").groupby(claims["kind"]).mean() * 100
