"""What the page script needs to show and score entries, as JSON-ready values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from course_utils.quizzes import html, markup, places
from course_utils.quizzes.items import (
    BaseItem,
    Judged,
    MatchingItem,
    Miss,
    MultipleItem,
    NumberItem,
    OrderingItem,
    SingleItem,
    TextItem,
)
from course_utils.quizzes.messages import N_, Words, direction
from course_utils.quizzes.minimap import WIDTH, minimap
from course_utils.quizzes.parts import Entry
from course_utils.quizzes.place_item import PlaceItem
from course_utils.quizzes.predictions import (
    BasePrediction,
    ChoicePrediction,
    SliderPrediction,
    TickPrediction,
)
from course_utils.quizzes.shuffling import shown_order

_SCRIPT_WORDS = {
    "again": N_("Try again"),
    "answers": N_("Answers"),
    "away": N_("About {n} km away."),
    "check": N_("Check answer"),
    "choose": N_("Choose an answer first."),
    "choose-one": N_("Choose…"),
    "confidence": N_("How sure are you?"),
    "correct": N_("Correct"),
    "credit": N_("Outlines: Natural Earth; UN OCHA (CC BY 3.0 IGO). They imply no endorsement."),
    "down": N_("Move down: {text}"),
    "forgets": N_(
        "On a server that forgets, such as Binder: save before you leave, restore when back."
    ),
    "hint": N_("Hint"),
    "in-place": N_("In their right place: {n} of {total}."),
    "kept": N_("You can't change it afterwards."),
    "lock": N_("Lock in my guess"),
    "locked": N_("Locked in: {when}"),
    "map": N_("Map. Click on the place, or choose it from the list below."),
    "match": N_("Choose something for each line first."),
    "missing": N_("Something that is right is still missing."),
    "move": N_("Move something first."),
    "moved": N_("{text}: place {n} of {total}"),
    "number": N_("Type a number first, such as 12.5."),
    "number-label": N_("Number"),
    "or-list": N_("Or choose from the list"),
    "place": N_("Click on the map or choose from the list first."),
    "points": N_("Right: {n} of {total}"),
    "prediction": N_("Guess {n}"),
    "question": N_("Question {n}"),
    "restore": N_("Restore from a file"),
    "restore-all": N_("Bring notebooks and progress back (.zip)"),
    "right-choice": N_("right"),
    "save": N_("Save to this computer"),
    "save-all": N_("Save notebooks and progress (.zip)"),
    "save-first": N_(
        "The zip file holds your notebooks as last saved (Ctrl+S), without outputs. "
        "Brought back, they never overwrite: what stood in their place is kept beside them."
    ),
    "slide": N_("Move the slider or type a number first."),
    "slider": N_("Slider"),
    "sure": N_("Say how sure you are first."),
    "sure-value": N_("How sure: {n} %"),
    "text-label": N_("Your answer"),
    "tick": N_("Choose all that apply."),
    "type": N_("Type an answer first."),
    "unkept": N_("Not kept: the notebook's kernel is not running."),
    "up": N_("Move up: {text}"),
    "wrong": N_("Not yet"),
    "wrong-choice": N_("not right"),
    "your-guess": N_("Your guess"),
}


def script_words(say: Words) -> dict[str, str]:
    """Return the words that the page script uses, by key."""
    return {key: say(text) for key, text in _SCRIPT_WORDS.items()}


def payload(
    mode: str, title: str, entries: Sequence[BaseItem | BasePrediction], say: Words
) -> dict[str, Any]:
    """Return all that the page script needs to show `entries`.

    Parameters
    ----------
    mode
        ``"quiz"`` or ``"predict"``.
    title
        The name of the whole, for screen readers.
    entries
        Items or predictions.
    say
        The language of the interface.
    """
    return {
        "mode": mode,
        "title": title,
        "language": say.language,
        "direction": say.direction,
        "words": script_words(say),
        "entries": [
            (_item(entry, say) if isinstance(entry, BaseItem) else _prediction(entry))
            | {"language": (tongue := entry.spoken(say.language)), "direction": direction(tongue)}
            for entry in entries
        ],
    }


def _common(entry: Entry, text: str) -> dict[str, Any]:
    lead, rest = markup.lead_and_rest(text)
    return {
        "id": entry.id,
        "type": entry.type,  # type: ignore[attr-defined]
        "revision": entry.revision,
        "lead": lead,
        "rest": rest,
    }


def _prediction(guess: BasePrediction) -> dict[str, Any]:
    data = _common(guess, guess.prompt) | {"confidence": guess.confidence}
    if isinstance(guess, SliderPrediction):
        return data | {"min": guess.min, "max": guess.max, "step": guess.step, "unit": guess.unit}
    if isinstance(guess, ChoicePrediction | TickPrediction):
        return data | {"options": [markup.inline(text) for text in guess.options]}
    return data


def _item(item: BaseItem, say: Words) -> dict[str, Any]:
    data = _common(item, item.stem) | {
        "hint": markup.block(item.hint) if item.hint else "",
        "answer": html.answer(item, say),
    }
    if isinstance(item, SingleItem | MultipleItem):
        return data | {"order": shown_order(item), "options": _options(item)}
    if isinstance(item, Judged):
        data["feedback"] = {
            "correct": markup.block(item.feedback.correct),
            "wrong": markup.block(item.feedback.wrong),
        }
    for kind, details in _DETAILS.items():
        if isinstance(item, kind):
            data |= details(item, say)
    return data


def _options(item: SingleItem | MultipleItem) -> list[dict[str, Any]]:
    return [
        {
            "text": markup.inline(option.text),
            "right": option.correct,
            "feedback": markup.block(option.feedback),
            "misconception": option.misconception,
        }
        for option in item.options
    ]


def _number(item: NumberItem, _say: Words) -> dict[str, Any]:
    return {
        "target": item.answer,
        "tolerance": item.tolerance,
        "unit": item.unit,
        "misses": [_miss(miss) | {"value": miss.value} for miss in item.misses],
    }


def _ordering(item: OrderingItem, _say: Words) -> dict[str, Any]:
    return {
        "order": shown_order(item),
        "steps": [markup.inline(step) for step in item.sequence],
        "labels": [markup.plain(step) for step in item.sequence],
    }


def _matching(item: MatchingItem, _say: Words) -> dict[str, Any]:
    return {
        "order": shown_order(item),
        "pairs": [
            {
                "left": markup.inline(pair.left),
                "right": item.rights.index(pair.right),
                "feedback": markup.block(pair.feedback),
            }
            for pair in item.pairs
        ],
        "rights": [markup.plain(right) for right in item.rights],
    }


def _text(item: TextItem, _say: Words) -> dict[str, Any]:
    return {
        "accept": item.accept,
        "misses": [_miss(miss) | {"accept": miss.accept} for miss in item.misses],
    }


def _place(item: PlaceItem, say: Words) -> dict[str, Any]:
    shown = [places.place(each) for each in item.choices]
    drawn = minimap(shown)
    west, south, east, north = drawn.bounds
    return {
        "target": places.place(item.place).point,
        "within": item.within_km,
        "name": places.place(item.place).name(say.language),
        "choices": [
            {"id": each.place_id, "name": each.name(say.language), "point": each.point}
            for each in sorted(shown, key=lambda each: each.name(say.language))
        ],
        "misses": [_miss(miss) | {"point": places.place(miss.place).point} for miss in item.misses],
        "bounds": [west, south, east, north],
        "size": [WIDTH, drawn.height],
        "paths": drawn.paths,
    }


def _miss(miss: Miss) -> dict[str, Any]:
    return {"feedback": markup.block(miss.feedback), "misconception": miss.misconception}


_DETAILS: dict[type[BaseItem], Callable[[Any, Words], dict[str, Any]]] = {
    MatchingItem: _matching,
    NumberItem: _number,
    OrderingItem: _ordering,
    PlaceItem: _place,
    TextItem: _text,
}
