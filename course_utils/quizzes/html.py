"""Quizzes as plain HTML, for wherever neither widget nor script runs."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from course_utils.quizzes import markup, places
from course_utils.quizzes.items import (
    BaseItem,
    Judged,
    MatchingItem,
    MultipleItem,
    NumberItem,
    OrderingItem,
    SingleItem,
    TextItem,
)
from course_utils.quizzes.messages import Words, direction
from course_utils.quizzes.parts import Entry
from course_utils.quizzes.place_item import PlaceItem
from course_utils.quizzes.predictions import (
    BasePrediction,
    ChoicePrediction,
    SliderPrediction,
    TickPrediction,
)
from course_utils.quizzes.shuffling import shown_order


def question(entry: Entry) -> str:
    """Return what is asked, and what there is to choose from, as HTML."""
    if isinstance(entry, BaseItem):
        return markup.block(entry.stem) + _choices(entry)
    if isinstance(entry, SliderPrediction):
        span = f"<p>{entry.min:g} – {entry.max:g} {escape(entry.unit)}</p>"
        return markup.block(entry.prompt) + span
    if isinstance(entry, ChoicePrediction | TickPrediction):
        return markup.block(entry.prompt) + _list("ul", entry.options)
    return markup.block(entry.prompt) if isinstance(entry, BasePrediction) else ""


def _choices(item: BaseItem) -> str:
    if isinstance(item, SingleItem | MultipleItem):
        return _list("ul", [item.options[place].text for place in shown_order(item)])
    if isinstance(item, OrderingItem):
        return _list("ul", [item.sequence[place] for place in shown_order(item)])
    if isinstance(item, MatchingItem):
        return _list("ul", [pair.left for pair in item.pairs]) + _list(
            "ol", [item.rights[place] for place in shown_order(item)]
        )
    if isinstance(item, PlaceItem):
        return _list("ul", [places.place(each).name() for each in item.choices])
    return ""


def answer(item: BaseItem, say: Words) -> str:
    """Return the right answer and why it is right, as HTML."""
    if isinstance(item, SingleItem | MultipleItem):
        return (
            "<ul>"
            + "".join(
                f"<li>{'✓' if option.correct else '✗'} <b>"
                f"{escape(say('right') if option.correct else say('wrong'))}</b>: "
                f"{markup.inline(option.text)}{markup.block(option.feedback)}</li>"
                for option in item.options
            )
            + "</ul>"
        )
    why = markup.block(item.feedback.correct) if isinstance(item, Judged) else ""
    return _solved(item, say) + why


def _solved(item: BaseItem, say: Words) -> str:
    if isinstance(item, OrderingItem):
        return _list("ol", item.sequence)
    if isinstance(item, MatchingItem):
        return _list("ul", [f"{pair.left} — {pair.right}" for pair in item.pairs])
    if isinstance(item, NumberItem):
        near = f" ± {item.tolerance:g}" if item.tolerance else ""
        return f"<p>{item.answer:.10g}{near} {escape(item.unit)}</p>"
    if isinstance(item, PlaceItem):
        return f"<p>{escape(places.place(item.place).name(say.language))}</p>"
    return f"<p>{escape(item.accept[0])}</p>" if isinstance(item, TextItem) else ""


def fallback(title: str, entries: Sequence[Entry], say: Words) -> str:
    """Return questions, with hints and answers folded away, as HTML without script or style."""
    parts = [f"<h3>{escape(title)}</h3>"]
    for number, entry in enumerate(entries, 1):
        tongue = entry.spoken(say.language)
        asked = f'<div lang="{tongue}" dir="{direction(tongue)}">{question(entry)}</div>'
        parts.append(f"<h4>{number}</h4>{asked}")
        if isinstance(entry, BaseItem):
            if entry.hint:
                parts.append(_details(say("Hint"), markup.block(entry.hint)))
            parts.append(_details(say("Show answer"), answer(entry, say)))
    return f'<section lang="{say.language}" dir="{say.direction}">{"".join(parts)}</section>'


def _details(summary: str, body: str) -> str:
    return f"<details><summary>{escape(summary)}</summary>{body}</details>"


def _list(tag: str, lines: list[str]) -> str:
    return f"<{tag}>{''.join(f'<li>{markup.inline(line)}</li>' for line in lines)}</{tag}>"
