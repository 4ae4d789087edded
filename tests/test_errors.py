"""One line per problem: what, where, what to do."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from IPython.core.interactiveshell import InteractiveShell

from course_utils import cli, errors


def tree(base=errors.CourseError):
    """All error classes of the course, the base included."""
    return [base, *(sub for child in base.__subclasses__() for sub in tree(child))]


def test_message_says_what_where_and_what_to_do():
    error = errors.DataError("column 'yes' is missing", where="votes.csv", remedy="Restore it.")
    assert str(error) == "votes.csv: column 'yes' is missing. Restore it."


def test_unknown_name_offers_the_nearest():
    error = errors.UnknownName("dataset", "diplomcy", ["diplomacy", "ties"])
    assert str(error) == "no dataset is called 'diplomcy'. Did you mean 'diplomacy'?"


def test_unknown_name_without_a_near_one_lists_what_there_is():
    error = errors.UnknownName("dataset", "zzz", ["ties", "actors"])
    assert str(error) == "no dataset is called 'zzz'. Known: actors, ties."


def test_notebook_shows_one_line_without_traceback():
    """IPython asks an exception for its own traceback; ours is the message alone."""
    shell_lines = errors.MapError("no rows", remedy="Widen the filter.")._render_traceback_()
    assert shell_lines == ["MapError: no rows. Widen the filter."]


@pytest.mark.parametrize("kind", tree(), ids=lambda kind: kind.__name__)
def test_command_line_turns_every_error_into_one_line(kind, monkeypatch, capsys):
    """No error of the course leaves `course` as a traceback."""

    @click.command()
    def broken():
        if kind is errors.UnknownName:
            raise kind("dataset", "x", ["y"])
        raise kind("something is wrong", where="a.csv", remedy="Mend it.")

    monkeypatch.setattr(cli, "course", broken)
    with pytest.raises(SystemExit) as stop:
        cli.main([])
    captured = capsys.readouterr().err
    assert stop.value.code == 1
    assert captured.startswith("course: ")
    assert captured.count("\n") == 1


def test_unforeseen_fault_is_one_line_and_keeps_its_details(monkeypatch, capsys):
    @click.command()
    def broken():
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(cli, "course", broken)
    with pytest.raises(SystemExit) as stop:
        cli.main([])
    captured = capsys.readouterr().err
    assert stop.value.code == 70
    assert captured.count("\n") == 1
    log = captured.split("the details are in ")[1].rstrip(").\n")
    assert "ZeroDivisionError" in Path(log).read_text(encoding="utf-8")


@pytest.mark.parametrize("command", sorted(cli.course.commands))
def test_every_command_explains_itself(command):
    result = CliRunner().invoke(cli.course, [command, "--help"])
    assert result.exit_code == 0
    assert "Usage" in result.output


def test_misspelt_dataset_is_one_line_in_a_notebook(capsys):
    """What a learner sees in a cell is the message, not the inside of the package."""
    shell = InteractiveShell.instance()
    shell.run_cell("from course_utils import load\nload('diplomcy')")
    InteractiveShell.clear_instance()
    shown = capsys.readouterr().out.strip().splitlines()
    assert shown == ["UnknownName: no dataset is called 'diplomcy'. Did you mean 'diplomacy'?"]
