"""Answers within a class that are more alike than the class: a reason to talk, not a verdict."""
