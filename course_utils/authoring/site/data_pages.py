"""Pages made from the manifest: one a table or map layer, one of all sources."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import Any

import pandas as pd

from course_utils.authoring.site.outputs import scrolling
from course_utils.authoring.site.words import rows
from course_utils.datasets import describe, package, sources

ROWS = 8
"""How many rows a preview shows."""

_REST = "Other"
"""Heading of sources whose publisher begins with no letter from A to Z."""

_PARTS = {
    "The diplomacy": ["diplomacy", "turning_points", "announced_dates", "positions",
                      "positions_codebook", "unsc_votes", "unsc_procedural_votes", "aid_access"],
    "The actors": ["actors", "ties", "interventions"],
    "The fighting": ["conflict_events", "monthly_deaths", "monthly_deaths_by_governorate",
                     "yearly_deaths", "governorate_year", "deaths_by_counter",
                     "ceasefire_violations"],
    "People and money": ["refugees", "displacement", "humanitarian_funding", "reconstruction",
                         "economy"],
    "The op-ed and the press": ["oped_claims", "press_terms"],
    "Places and maps": ["places", "countries", "syria_governorates", "zones"],
}  # fmt: skip
"""What stands together on the overview; anything else comes last."""


def data_pages() -> Iterator[tuple[str, str]]:
    """Give path and Markdown of each page about the data."""
    resources = {each["name"]: each for each in package().manifest["resources"]}
    yield "data/index.md", _overview(resources)
    for name, resource in resources.items():
        if name != "sources":
            yield f"data/{name}.md", _page(resource)
    yield "data/sources.md", _sources()


def _overview(resources: dict[str, Any]) -> str:
    manifest = package().manifest
    placed = {name for names in _PARTS.values() for name in names}
    rest = [name for name in resources if name not in placed and name != "sources"]
    parts = [
        "# The data",
        manifest["description"],
        "All tables and layers together are a [Frictionless data package]"
        "(https://datapackage.org/): "
        + _download("datapackage.json", "the manifest, datapackage.json")
        + " names every file and every field. In a notebook, `load(name)` gives a table with its "
        "types, `layer(name)` a map layer, and `describe(name)` what stands on its page here.",
        f"**How to cite.** {manifest['citation']}",
    ]
    for heading, names in [*_PARTS.items(), ("More", rest)]:
        listed = [resources[name] for name in names if name in resources]
        if listed:
            lines = ["| Name | What it holds | File |", "| --- | --- | --- |"]
            for each in listed:
                size = _size(each["bytes"])
                kind = each["path"].rpartition(".")[2].upper().replace("GEOJSON", "GeoJSON")
                link = _download(each["path"], f"{kind}, {size}")
                lines.append(f"| [{each['name']}]({each['name']}.md) | {each['title']} | {link} |")
            parts += [f"## {heading}", "\n".join(lines)]
    parts += [
        "## Where it comes from",
        f"Every row of every table names its source. All {len(sources())} stand on "
        "[the page of sources](sources.md).",
    ]
    return "\n\n".join(parts) + "\n"


def _page(resource: dict[str, Any]) -> str:
    name = resource["name"]
    text = describe(name).markdown(1).rstrip()
    parts = [f"{text}\n", "## Download", _download_line(resource)]
    if "schema" in resource:
        table = package().read_table(name)
        call = f'load("{name}")'
        parts += [
            "## The first rows",
            f"{min(ROWS, len(table))} of {len(table):,} rows, as `{call}` gives them. "
            "The box scrolls sideways.",
            _preview(table, resource["title"]),
        ]
    used = sources(name)
    if len(used):
        parts += [
            "## Sources",
            f"{len(used)} pages and papers stand behind it; each row names its own. The full list "
            "is on [the page of sources](sources.md).",
        ]
        if len(used) <= 12:
            parts.append("\n".join(_source_line(row) for row in rows(used)))
    return "\n\n".join(parts) + "\n"


def _download_line(resource: dict[str, Any]) -> str:
    link = _download(resource["path"], resource["path"])
    return f"{link} ({_size(resource['bytes'])}, UTF-8). SHA-256: `{resource['hash'][7:]}`"


def _download(path: str, text: str) -> str:
    """Return a link to a file of the data package, which the site holds as it is."""
    return f'<a href="../datasets/{path}" download>{html.escape(text)}</a>'


def _size(number: int) -> str:
    text = f"{number / 1e6:.1f} MB" if number >= 1e6 else f"{max(1, round(number / 1e3))} kB"
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def _preview(table: pd.DataFrame, title: str) -> str:
    head = "".join(f'<th scope="col">{html.escape(str(each))}</th>' for each in table.columns)
    body_rows = "".join(
        "<tr>" + "".join(map(_cell, row)) + "</tr>"
        for row in table.head(ROWS).itertuples(index=False)
    )
    caption = f"<caption>{html.escape(title)}: the first rows</caption>"
    body = f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body_rows}</tbody></table>"
    return scrolling(body, f"First rows of {title}")


def _cell(value: Any) -> str:
    if pd.isna(value):
        return "<td></td>"
    if isinstance(value, pd.Timestamp):
        return f'<td class="day">{value:%Y-%m-%d}</td>'
    text = str(value)
    long = ' class="long"' if len(text) > 40 else ""
    return f'<td dir="auto"{long}>{html.escape(text)}</td>'


def _sources() -> str:
    table = sources()
    table = table.assign(letter=table["publisher"].map(_letter))
    parts = [
        describe("sources").markdown(1).rstrip(),
        _download_line(package().resource("sources")),
        '<div class="filter" data-filter=".source-list li" data-unit="sources"></div>',
    ]
    ordered = table.sort_values(["letter", "publisher", "title"])
    ordered = pd.concat([ordered[ordered["letter"] != _REST], ordered[ordered["letter"] == _REST]])
    for letter, group in ordered.groupby("letter", sort=False):
        lines = "".join(
            f'<li id="source-{html.escape(row.source_id)}">{_source_html(row)}</li>\n'
            for row in rows(group)
        )
        parts += [f"## {letter}", f'<ul class="source-list">\n{lines}</ul>']
    return "\n\n".join(parts) + "\n"


def _letter(publisher: str) -> str:
    first = publisher.lstrip("\"'«(").upper()[:1]
    return first if first.isascii() and first.isalpha() else _REST


def _source_html(row: Any) -> str:
    when = "no date" if pd.isna(row.date) else f"{row.date:%Y-%m-%d}"
    link = f'<a href="{html.escape(row.url)}">{html.escape(row.title)}</a>'
    return (
        f'<span dir="auto">{html.escape(row.publisher)}</span> ({when}). '
        f'<span dir="auto">{link}</span> <code>{html.escape(row.source_id)}</code>'
    )


def _source_line(row: Any) -> str:
    return f"- {_source_html(row)}"
