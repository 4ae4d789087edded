"""Two maps side by side that move together and share their scales."""

from __future__ import annotations

from course_utils.maps.folium_map import Map
from course_utils.maps.page import Page


class Pair(Page):
    """Two maps on one page; shows in a notebook and saves like a map.

    Parameters
    ----------
    left, right
        The maps. Layers of the same kind in the same place share classes, colours, widths and
        sizes, so that the same look means the same number on both.
    """

    def __init__(self, left: Map, right: Map) -> None:
        super().__init__(height=760)
        for item in (left, right):
            self._children[item.get_name()] = item
        for one, other in zip(left.course_layers, right.course_layers, strict=False):
            if type(one) is type(other) and hasattr(one, "share_scale"):
                one.share_scale(other)


def before_after(left: Map, right: Map) -> Pair:
    """Put two maps side by side, for instance before and after a ceasefire.

    Parameters
    ----------
    left, right
        Two maps, each with its own title.

    Returns
    -------
    Pair
        Shows in a notebook; ``save`` and ``to_png`` work as on a map.
    """
    return Pair(left, right)
