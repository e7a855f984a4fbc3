"""A list without a key for choosing: Enter is left to the screen."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList


class PlainList(OptionList, inherit_bindings=False):
    """Moves its highlight by arrows, and by the keys of vi."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "cursor_up", show=False),
        Binding("down,j", "cursor_down", show=False),
        Binding("home,g", "first", show=False),
        Binding("end,G", "last", show=False),
        Binding("pageup", "page_up", show=False),
        Binding("pagedown", "page_down", show=False),
    ]
