"""Report on a graded assignment: scores, items, misunderstandings, what needs a look, time."""
