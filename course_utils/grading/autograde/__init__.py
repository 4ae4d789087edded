"""Autograde submissions as nbgrader does, many times faster and between walls.

nbgrader's own preprocessors prepare each submission and score it, into its own
gradebook and folders. Only the execution is replaced: see `course_utils.grading.sandbox`.
"""
