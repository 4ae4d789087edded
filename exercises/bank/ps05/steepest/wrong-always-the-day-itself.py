# Misunderstanding: takes it for granted that each truce has the steepest fall.
steepest = pd.Series(dict.fromkeys(TRUCES, 0))
