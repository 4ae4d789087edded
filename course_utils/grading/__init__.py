"""Assignments: what their test cells expect, the bank of answers, the simulated class."""
