"""Give work back: one page a student, and zips that learning management systems take."""
