"""Marks for a learning management system: tables in the format that it imports."""
