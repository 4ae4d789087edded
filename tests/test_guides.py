"""The guides name only commands, options and settings that exist."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path

import click
import pytest

from course_utils.cli import course
from course_utils.term import roster

ROOT = Path(__file__).parents[1]
GUIDES = [
    *sorted((ROOT / "docs" / "teach-a-term").glob("*.md")),
    *(ROOT / "docs" / name for name in ("grading.md", "students.md")),
    *(ROOT / name for name in ("README.md", "exercises/README.md", "CONTRIBUTING.md")),
]
BLOCK = re.compile(r"^```([a-z]*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
SPAN = re.compile(r"`((?:course|nbgrader) [^`]+)`")


def blocks(guide: Path) -> list[list[str]]:
    """Return the words of each command in the blocks of a guide."""
    text = guide.read_text(encoding="utf-8")
    shell = (block for language, block in BLOCK.findall(text) if not language)
    lines = (line for block in shell for line in block.splitlines())
    return [words for line in lines if (words := shlex.split(line, comments=True))]


def spans(guide: Path) -> list[list[str]]:
    """Return the words of each command that stands in a sentence of a guide."""
    return [found.split() for found in SPAN.findall(guide.read_text(encoding="utf-8"))]


def command_of(words: list[str]) -> tuple[click.Command, list[str]]:
    """Return a command of `course` and the words after its name."""
    command: click.Command = course
    rest = words[1:]
    while isinstance(command, click.Group) and rest:
        name, *rest = rest
        found = command.get_command(click.Context(command), name)
        assert found is not None, f"there is no command: {' '.join(words)}"
        command = found
    return command, rest


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_commands_in_blocks_can_be_typed_as_they_stand(guide):
    for words in blocks(guide):
        if words[0] == "course":
            command, rest = command_of(words)
            command.make_context(" ".join(words), rest)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_commands_in_sentences_exist_with_their_options(guide):
    for words in spans(guide):
        if words[0] != "course" or words[1] == "COMMAND":
            continue
        command, rest = command_of(words)
        known = {"--help", "-h", *(name for each in command.params for name in each.opts)}
        given = {word.partition("=")[0] for word in rest if word.startswith("--")}
        assert given <= known, " ".join(words)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_commands_of_nbgrader_exist(guide):
    from nbgrader.apps import NbGraderApp

    for words in [*blocks(guide), *spans(guide)]:
        if words[0] == "nbgrader":
            assert words[1] in NbGraderApp.subcommands, " ".join(words)


def test_roster_of_the_guide_is_read_as_it_stands(tmp_path):
    guide = (ROOT / "docs/teach-a-term/your-first-week.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"^```text\n(id,.*?)^```$", guide, re.DOTALL | re.MULTILINE)
    (tmp_path / roster.FILE).write_text(shown, encoding="utf-8")
    members = roster.read_roster(tmp_path)
    assert shown.startswith(roster.TEMPLATE)
    assert [(one.id, one.lms_id, one.extra_days) for one in members] == [
        ("alopez", "4711", 0),
        ("bokoro", "4712", 2),
    ]


def test_guides_hand_canvas_its_own_export():
    """Without it Canvas makes new assignments."""
    for guide in GUIDES:
        for words in blocks(guide):
            if words[:2] == ["course", "export"] and "canvas" in words:
                assert "--template" in words, f"{guide.name}: {' '.join(words)}"


def test_guide_shows_the_settings_of_the_hub_as_they_are():
    guide = (ROOT / "docs/teach-a-term/with-jupyterhub.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"^```toml\n(.*?)^```$", guide, re.DOTALL | re.MULTILINE)
    settings = (ROOT / "docs/jupyterhub/hub.toml").read_text(encoding="utf-8")
    assert tomllib.loads(shown) == tomllib.loads(settings)
