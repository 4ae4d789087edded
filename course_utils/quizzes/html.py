"""Quizzes as plain HTML, for wherever neither widget nor script runs."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Literal

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
    lists = "".join(_list(tag, lines) for tag, lines in offered(entry))
    return markup.block(asked(entry)) + lists + _span(entry)


def asked(entry: Entry) -> str:
    """Return what is asked, as Markdown."""
    if isinstance(entry, BaseItem):
        return entry.stem
    return entry.prompt if isinstance(entry, BasePrediction) else ""


def offered(entry: Entry) -> list[tuple[Literal["ul", "ol"], list[str]]]:
    """Return the lists there are to choose from, in the order shown, as lines of Markdown."""
    if isinstance(entry, ChoicePrediction | TickPrediction):
        return [("ul", entry.options)]
    if isinstance(entry, SingleItem | MultipleItem):
        return [("ul", [entry.options[place].text for place in shown_order(entry)])]
    if isinstance(entry, OrderingItem):
        return [("ul", [entry.sequence[place] for place in shown_order(entry)])]
    if isinstance(entry, MatchingItem):
        return [
            ("ul", [pair.left for pair in entry.pairs]),
            ("ol", [entry.rights[place] for place in shown_order(entry)]),
        ]
    if isinstance(entry, PlaceItem):
        return [("ul", [places.place(each).name() for each in entry.choices])]
    return []


def _span(entry: Entry) -> str:
    return f"<p>{escape(span(entry))}</p>" if isinstance(entry, SliderPrediction) else ""


def span(guess: SliderPrediction) -> str:
    """Return from where to where a number can be guessed."""
    return f"{guess.min:g} – {guess.max:g} {guess.unit}".strip()


def answer(item: BaseItem, say: Words) -> str:
    """Return the right answer and why it is right, as HTML."""
    if isinstance(item, SingleItem | MultipleItem):
        return (
            "<ul>"
            + "".join(
                f"<li>{'✓' if option.correct else '✗'} <b>"
                f"{escape(say('right') if option.correct else say('wrong'))}</b>: "
                f"{markup.inline(option.text)}{markup.block(option.feedback)}</li>"
                for option in (item.options[place] for place in shown_order(item))
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
    """Return questions, with hints and answers folded away, as HTML without script or style.

    The answers stand a second time at the end, folded too: `plain.css` shows those in
    print alone, on a page of their own.
    """
    parts = [f"<h3>{escape(title)}</h3>"]
    sheet = []
    for number, entry in enumerate(entries, 1):
        heading = "Question {n}" if isinstance(entry, BaseItem) else "Guess {n}"
        tongue = entry.spoken(say.language)
        own = f'lang="{tongue}" dir="{direction(tongue)}"'
        parts.append(
            f'<div class="cq-asked"><h4>{escape(say(heading, n=number))}</h4>'
            f"<div {own}>{question(entry)}</div></div>"
        )
        if isinstance(entry, BaseItem):
            solved = answer(entry, say)
            if entry.hint:
                parts.append(_details(say("Hint"), markup.block(entry.hint)))
            parts.append(_details(say("Show answer"), f"<div {own}>{solved}</div>"))
            sheet.append(f"<li {own}>{solved}</li>")
    if sheet:
        answers = f"<ol>{''.join(sheet)}</ol>"
        parts.append(_details(say("Answers"), answers, "cq-sheet"))
    return (
        f'<section class="cq-plain" lang="{say.language}" dir="{say.direction}">'
        f"{''.join(parts)}</section>"
    )


def text(title: str, entries: Sequence[Entry]) -> str:
    """Return questions without answers as text, for wherever not even HTML is shown."""
    blocks = [title]
    for number, entry in enumerate(entries, 1):
        lines = [f"{number}. {asked(entry).strip()}"]
        for tag, choices in offered(entry):
            mark = "-" if tag == "ul" else "*"
            lines += [f"   {mark} {markup.plain(choice)}" for choice in choices]
        if isinstance(entry, SliderPrediction):
            lines.append(f"   {span(entry)}")
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def _details(summary: str, body: str, kind: str = "") -> str:
    mark = f' class="{kind}"' if kind else ""
    return f"<details{mark}><summary>{escape(summary)}</summary>{body}</details>"


def _list(tag: str, lines: list[str]) -> str:
    return f"<{tag}>{''.join(f'<li>{markup.inline(line)}</li>' for line in lines)}</{tag}>"
