"""A term: the private folder of an instructor who teaches the course to a class."""
