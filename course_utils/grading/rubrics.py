"""Rubrics of the written tasks: read from YAML, shown as a table."""

from __future__ import annotations

from importlib.resources.abc import Traversable

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from course_utils.errors import GradingError


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Level(_Strict):
    """One of the four levels: its points, what the answer shows, and a sample answer."""

    points: float = Field(ge=0)
    name: str
    shows: str
    sample: str


class WrittenTask(_Strict):
    """A task that is marked by hand."""

    id: str
    title: str
    points: float = Field(gt=0)
    criteria: tuple[str, ...] = Field(min_length=1)
    levels: tuple[Level, ...] = Field(min_length=4, max_length=4)

    @model_validator(mode="after")
    def _levels_go_down_to_zero(self) -> WrittenTask:
        points = [level.points for level in self.levels]
        if points != sorted(set(points), reverse=True):
            raise ValueError("the levels must go from the most points to the fewest")
        if points[0] != self.points or points[-1] != 0:
            raise ValueError("the first level must give all points and the last none")
        return self


class Rubrics(_Strict):
    """The written tasks of one assignment."""

    assignment: str
    tasks: tuple[WrittenTask, ...]


def read_rubrics(path: Traversable) -> Rubrics:
    """Read a rubric file.

    Parameters
    ----------
    path
        A YAML file such as ``exercises/rubrics/ps06.yml``.

    Raises
    ------
    GradingError
        If there is no such file, or it is not as described here.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        return Rubrics.model_validate(YAML(typ="safe").load(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise GradingError(
            f"can't be read ({error.strerror})", where=str(path), remedy="Restore the file."
        ) from error
    except YAMLError as error:
        raise GradingError(
            f"is not YAML ({' '.join(str(error).split())})", where=str(path), remedy="Mend it."
        ) from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "top level"
        raise GradingError(
            f"{place}: {first['msg']}", where=str(path), remedy="Mend the rubric."
        ) from error


def as_markdown(task: WrittenTask) -> str:
    """Render the rubric of a task, without the sample answers, as students see it."""
    criteria = "\n".join(f"- {criterion}" for criterion in task.criteria)
    rows = "\n".join(
        f"| {level.points:g} | {level.name} | {level.shows} |" for level in task.levels
    )
    return (
        f"What is looked at:\n\n{criteria}\n\n"
        f"| Points | Level | What the answer shows |\n|---:|---|---|\n{rows}"
    )
