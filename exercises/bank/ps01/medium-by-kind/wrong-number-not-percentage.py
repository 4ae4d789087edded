# Misunderstanding: gives numbers of claims.
medium_by_kind = pd.crosstab(claims["kind"], claims["confidence"])["medium"]
