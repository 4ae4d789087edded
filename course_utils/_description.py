"""What ``describe`` shows: a table or layer explained from its manifest."""

from __future__ import annotations

from typing import Any


class Description:
    """The manifest's words on one table or layer.

    Parameters
    ----------
    resource
        The resource as the manifest has it.
    citation
        How to cite it.
    licence
        Under what terms it may be used.
    """

    def __init__(self, resource: dict[str, Any], citation: str, licence: str) -> None:
        self.resource = resource
        self.citation = citation
        self.licence = licence

    def __str__(self) -> str:
        lines = [self.resource["title"], "=" * len(self.resource["title"])]
        lines += [text for _, text in self._notes(before=True)]
        lines += ["", "Columns"]
        for field in self._fields():
            lines.append(f"  {field['name']} ({type_of(field)}): {meaning(field)}")
            lines += [f"    {value}: {label}" for value, label in labels(field)]
        lines += ["", *(f"{head}: {text}" for head, text in self._notes(before=False))]
        return "\n".join(lines)

    def __repr__(self) -> str:
        return str(self)

    def _repr_markdown_(self) -> str:
        return self.markdown()

    def markdown(self, level: int = 3) -> str:
        """Render as Markdown.

        Parameters
        ----------
        level
            Level of the title's heading.

        Returns
        -------
        str
            A heading, the description, a table of the columns, and the notes.
        """
        mark = "#" * level
        parts = [f"{mark} {self.resource['title']}"]
        parts += [text for _, text in self._notes(before=True)]
        if self._fields():
            rows = ["| column | type | meaning |", "| --- | --- | --- |"]
            for field in self._fields():
                text = meaning(field)
                values = "; ".join(f"`{value}`: {label}" for value, label in labels(field))
                text = f"{text} {values}." if values else text
                rows.append(f"| `{field['name']}` | {type_of(field)} | {_cell(text)} |")
            parts.append("\n".join(rows))
        parts += [f"**{head}.** {text}" for head, text in self._notes(before=False)]
        return "\n\n".join(parts) + "\n"

    def _fields(self) -> list[dict[str, Any]]:
        return list(self.resource.get("schema", {}).get("fields", []))

    def _notes(self, *, before: bool) -> list[tuple[str, str]]:
        resource = self.resource
        if before:
            return [("", resource["description"])]
        coverage = resource.get("coverage", {})
        notes = [
            ("Covers", "; ".join(coverage.values())),
            ("How it was made", resource.get("method", "")),
            ("What it can't tell", resource.get("limits", "")),
            ("`since` and `until` look at", resource.get("dateField", "")),
            ("Licence", self.licence),
            ("How to cite", self.citation),
        ]
        return [(head, text) for head, text in notes if text]


def type_of(field: dict[str, Any]) -> str:
    """Name a field's type, with its unit where it has one."""
    return f"{field['type']}, {field['unit']}" if "unit" in field else str(field["type"])


def meaning(field: dict[str, Any]) -> str:
    """Say what a field holds, and whether it may be empty."""
    text = str(field.get("description", ""))
    required = field.get("constraints", {}).get("required", False)
    return text if required else f"{text} May be empty."


def labels(field: dict[str, Any]) -> list[tuple[str, str]]:
    """List the values of a coded field with their meaning."""
    return [(c["value"], c["label"]) for c in field.get("categories", ())]


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
