"""Begin a lesson, an assignment or a dataset: files of the right shape that say what to write."""
