# Misunderstanding: gives numbers of claims.
those = claims
medium_by_kind = pd.crosstab(those["kind"], those["confidence"])["medium"]
