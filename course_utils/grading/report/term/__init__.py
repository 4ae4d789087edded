"""Report on all graded assignments of a course: what to teach again, who has gone quiet."""
