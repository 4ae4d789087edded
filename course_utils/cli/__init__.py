"""The command ``course``: parses, calls, prints."""

from __future__ import annotations

import sys
import tempfile
import traceback
from collections.abc import Sequence

import click

from course_utils import __version__
from course_utils.cli import exchange, grading, learning, term, writing
from course_utils.errors import CourseError

SECTIONS = {
    "Learn": (learning.lab, learning.start),
    "Teach": (term.new, term.roster, term.doctor, *exchange.commands),
    "Grade": (grading.grade, grading.mark, grading.report, grading.similarity, grading.demo),
    "Write": (
        writing.add,
        writing.run,
        writing.lint,
        writing.bank,
        writing.editions,
        writing.trace,
        writing.site,
        writing.data,
    ),
}


class _Sections(click.Group):
    """A group whose help lists its commands by what they are for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [str(command.name) for commands in SECTIONS.values() for command in commands]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for heading, commands in SECTIONS.items():
            with formatter.section(heading):
                formatter.write_dl(
                    [(str(each.name), each.get_short_help_str(150)) for each in commands]
                )


@click.group(cls=_Sections, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="course")
def course() -> None:
    """From Combatant to Mediator: open, teach, check and grade the course."""


for _command in (each for commands in SECTIONS.values() for each in commands):
    course.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run ``course``; whatever goes wrong becomes one line on standard error.

    Parameters
    ----------
    arguments
        The words after ``course``; those of the command line if not given.
    """
    try:
        course(arguments, standalone_mode=False)
    except CourseError as error:
        click.echo(f"course: {error}", err=True)
        sys.exit(1)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("course: stopped.", err=True)
        sys.exit(130)
    except Exception as error:
        with tempfile.NamedTemporaryFile(
            "w", prefix="course-", suffix=".log", delete=False, encoding="utf-8"
        ) as log:
            traceback.print_exc(file=log)
        click.echo(
            f"course: {type(error).__name__}: {error} (this is a fault of the course; "
            f"the details are in {log.name}).",
            err=True,
        )
        sys.exit(70)
