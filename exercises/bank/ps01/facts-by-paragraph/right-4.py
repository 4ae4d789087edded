# The mean of a comparison times the size: a sum of True and False by group.
window = claims[claims["paragraph"].between(6, 12)]
facts_by_paragraph = window["kind"].eq("fact").groupby(window["paragraph"]).sum()
