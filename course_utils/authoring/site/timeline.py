"""The page of the conflict's diplomacy, year by year, made from the table."""

from __future__ import annotations

import html
from typing import Any

import pandas as pd

from course_utils.authoring.site.outputs import Media
from course_utils.authoring.site.words import day_span, escaped, rows
from course_utils.datasets import load, package, sources
from course_utils.maps import Map

_CHOICES = {"kind": "Kind", "track": "Track", "russia_role": "Russia's role"}


def timeline_page(media: Media) -> str:
    """Return the Markdown of the timeline.

    Parameters
    ----------
    media
        Takes its map.
    """
    events = load("diplomacy").sort_values(["date_start", "event_id"])
    labels = _labels()
    publishers = {row.source_id: row.publisher for row in rows(sources("diplomacy"))}
    parts = [
        "# A timeline of the diplomacy",
        f"{len(events)} events from the table [`diplomacy`](../data/diplomacy.md), each with its "
        "sources. What the table leaves out stands on its page. Lines on the outcome are short "
        "accounts by the table's coders, and what a party said is worded as its claim.",
        _filter(events, labels),
        media.page_html(_map(events), "timeline"),
    ]
    for year, group in events.groupby(events["date_start"].dt.year):
        parts += [f"## {year}", *(_event(row, labels, publishers) for row in rows(group))]
    return "\n\n".join(parts) + "\n"


def _labels() -> dict[str, dict[str, str]]:
    fields = package().table("diplomacy")["schema"]["fields"]
    return {
        field["name"]: {each["value"]: each["label"] for each in field.get("categories", ())}
        for field in fields
    }


def _map(events: pd.DataFrame) -> str:
    """Return the map of the events as a notebook would show it."""
    places = load("places", columns=["place_id", "latitude", "longitude"])
    placed = events.merge(places, on="place_id", how="left")
    return (
        Map(
            "world",
            title="Where they met, month by month",
            alt="Host places of the events of the table; the list below has the same events.",
        )
        .add_time(
            placed,
            date="date_start",
            label="title",
            popup={"title": "Event", "city": "City", "date_start": "Day"},
            name="Events",
            credit="table diplomacy of this course",
        )
        ._repr_html_()
    )


def _name(value: str) -> str:
    return value.replace("_", " ")


def _filter(events: pd.DataFrame, labels: dict[str, dict[str, str]]) -> str:
    """Return the place where the script puts its form; empty where no script runs."""
    choices = "".join(
        f'<select data-class="{column}" data-label="{html.escape(label)}">'
        + "".join(
            f'<option value="{column}-{value}" title="{html.escape(labels[column][value])}">'
            f"{html.escape(_name(value))}</option>"
            for value in sorted(events[column].unique())
        )
        + "</select>"
        for column, label in _CHOICES.items()
    )
    return (
        f'<div class="filter" data-filter=".event" data-unit="events">'
        f"<template>{choices}</template></div>"
    )


def _event(row: Any, labels: dict[str, dict[str, str]], publishers: dict[str, str]) -> str:
    classes = " ".join(f"{column}-{getattr(row, column)}" for column in _CHOICES)
    place = ", ".join(text for text in (row.city, row.country) if isinstance(text, str) and text)
    facts = [
        labels["track"][row.track],
        place,
        f"Called by {row.convenors}" if isinstance(row.convenors, str) else "",
        f"At the table: {row.participants}" if isinstance(row.participants, str) else "",
        f"Russia: {_name(row.russia_role)}",
        f"confidence {row.confidence}",
    ]
    told = " · ".join(escaped(fact) for fact in facts if fact)
    cited = "; ".join(
        f'<a href="../data/sources.html#source-{source}">{html.escape(publishers[source])}</a>'
        for source in (row.source_id, row.source_id_2)
        if isinstance(source, str) and source
    )
    return (
        f":::{{container}} event {classes}\n:name: event-{row.event_id}\n\n"
        f"*{day_span(row.date_start, row.date_end)}* **{escaped(row.title)}**\n\n"
        f"{escaped(row.outcome)}\n\n"
        f"{told} · Told by {cited}\n:::"
    )
