"""What authors of lessons and datasets need: executing, checking, building."""
