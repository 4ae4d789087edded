"""Show a report in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course_utils.grading.report.sections import sections

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console
    from rich.table import Table

    from course_utils.grading.report.parts import Section, Sheet
    from course_utils.grading.report.summary import Report

NAME = 18
"""Letters of a name that are kept on one line."""


def show(report: Report, console: Console) -> None:
    """Print all sections of a report."""
    from rich.text import Text

    console.print(Text(f"Report on {report.tables.assignment}", style="bold"))
    print_sections(sections(report), console)


def print_sections(parts: Iterable[Section], console: Console) -> None:
    """Print sections; all text in them is taken literally."""
    from rich.rule import Rule
    from rich.text import Text

    for section in parts:
        console.print(Rule(Text(section.title, style="bold"), align="left", characters="─"))
        for note in section.notes:
            console.print(Text(note))
        for sheet in section.sheets:
            if sheet.rows:
                most = sheet.most or len(sheet.rows)
                console.print(_table(sheet, most))
                if len(sheet.rows) > most:
                    console.print(Text(f"… and {len(sheet.rows) - most} more rows."))
        console.print()


def _table(sheet: Sheet, most: int) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(
        title=Text(sheet.caption), title_justify="left", box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0)
    )
    shown = [at for at in range(len(sheet.headings)) if at not in sheet.page_only]
    for at in shown:
        cells = max(len(row[at]) for row in sheet.rows)
        is_number = at in sheet.numbers
        table.add_column(
            sheet.headings[at],
            justify="right" if is_number else "left",
            overflow="fold",
            width=max(cells, *map(len, sheet.headings[at].split())) if is_number else None,
            min_width=min(NAME, cells) if at == 0 else None,
        )
    for row in sheet.rows[:most]:
        table.add_row(*(Text(row[at]) for at in shown))
    return table
