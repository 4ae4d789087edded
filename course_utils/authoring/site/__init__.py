"""The static site: the course for anyone with a browser."""
