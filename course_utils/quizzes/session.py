"""One showing of a quiz: takes what the page reports, scores it and keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from course_utils.errors import ProgressError
from course_utils.quizzes.items import BaseItem
from course_utils.quizzes.parts import Entry
from course_utils.quizzes.predictions import LONGEST, BasePrediction
from course_utils.record import Event, Record


class Session:
    """The state of the entries that are shown.

    Parameters
    ----------
    entries
        Items or predictions.
    record
        Where answers are kept.

    Attributes
    ----------
    state
        By id: ``{"response": …}`` for an item that was answered, with
        ``"confidence"`` and ``"at"`` for a guess that is locked in.
    notice
        A line about what could not be kept, or nothing.
    """

    def __init__(self, entries: Sequence[Entry], record: Record) -> None:
        self._entries: dict[str, Entry] = {entry.id: entry for entry in entries}
        self._record = record
        self.state: dict[str, dict[str, Any]] = {}
        self.notice = ""
        try:
            for event in record.events():
                self._remember(event)
        except ProgressError as error:
            self.notice = str(error)

    def receive(self, message: Any) -> bool:
        """Take in a message of the page; return whether it made sense.

        Parameters
        ----------
        message
            ``{"kind": "answer" | "hint" | "guess", "id": …, "response": …,
            "confidence": …}``.
        """
        entry = self._entries.get(str(message.get("id"))) if isinstance(message, dict) else None
        kind = message["kind"] if entry and "kind" in message else None
        if isinstance(entry, BasePrediction) and kind == "guess":
            return self._guess(entry, message.get("response"), message.get("confidence"))
        if isinstance(entry, BaseItem) and kind == "answer":
            return self._answer(entry, message.get("response"))
        if isinstance(entry, BaseItem) and kind == "hint":
            self._keep("hint", entry)
            return True
        return False

    def _guess(self, guess: BasePrediction, response: Any, confidence: Any) -> bool:
        fits = guess.accepts(response, confidence)
        if fits:
            kept = {"confidence": confidence} if guess.confidence else {}
            self._keep("guess", guess, once=True, response=response, **kept)
        return fits

    def _answer(self, item: BaseItem, response: Any) -> bool:
        if isinstance(response, str) and len(response) > LONGEST:
            return False
        result = item.score(response)
        if result.outcome == "unanswered":
            return False
        self._keep(
            "answer",
            item,
            response=response,
            correct=result.correct,
            misconceptions=list(result.misconceptions),
        )
        return True

    def _keep(self, kind: str, entry: Entry, *, once: bool = False, **details: Any) -> None:
        self.notice = ""
        details |= {"revision": entry.revision}
        try:
            event = self._record.add(kind, entry.id, once=once, **details)
        except ProgressError as error:
            self.notice = str(error)
            now = datetime.now(UTC).isoformat()
            event = {"kind": kind, "id": entry.id, "at": now, **details}
        self._remember(event)

    def _remember(self, event: Event) -> None:
        entry = self._entries.get(event["id"])
        if entry is None or event.get("revision") != entry.revision:
            return
        response, confidence = event.get("response"), event.get("confidence")
        if isinstance(entry, BasePrediction):
            first = event["kind"] == "guess" and entry.id not in self.state
            if first and entry.accepts(response, confidence):
                guess = {"response": response, "confidence": confidence, "at": event["at"]}
                self.state = self.state | {entry.id: guess}
        elif (
            isinstance(entry, BaseItem)
            and event["kind"] == "answer"
            and entry.score(response).outcome != "unanswered"
        ):
            self.state = self.state | {entry.id: {"response": response}}
