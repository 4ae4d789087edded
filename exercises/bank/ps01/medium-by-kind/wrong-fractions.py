# Misunderstanding: gives fractions where the task asks for percentages.
those = claims
grid = pd.crosstab(those["kind"], those["confidence"], normalize="index")
medium_by_kind = grid["medium"].round(3)
