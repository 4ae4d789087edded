"""Maps that work with no network, made for the course's tables."""

from course_utils.maps.folium_map import Map
from course_utils.maps.pair import before_after

__all__ = ["Map", "before_after"]
