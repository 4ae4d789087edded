"""How to cite the course, its data and those whose work it rests on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from course_utils.datasets import describe, package


def citation_page(root: Path) -> str:
    """Return the Markdown of the page, from ``CITATION.cff`` and the manifest.

    Parameters
    ----------
    root
        The folder of the course.
    """
    facts: dict[str, Any] = YAML(typ="safe").load(root / "CITATION.cff")
    manifest = package().manifest
    by = ", ".join(_person(each) for each in facts["authors"])
    year = str(facts["date-released"])[:4]
    own = {
        resource["name"]: describe(resource["name"]).citation
        for resource in manifest["resources"]
        if resource.get("citation")
    }
    parts = [
        "# How to cite",
        facts["message"],
        "## The course",
        f"> {by} ({year}). *{facts['title']}*. Version {facts['version']}. "
        f"{' and '.join(facts['license'])}.",
        "## The datasets",
        f"> {manifest['citation']}",
        "## Tables that ask for a citation of their own",
        "These were counted from, or copied from, the work of others. Cite it when you use them.",
        "\n".join(f"- [`{name}`](../data/{name}.md): {text}" for name, text in own.items()),
        "## Works that the course rests on",
        "\n".join(f"- {_reference(each)}" for each in facts["references"]),
        'The op-ed that the course takes apart: Vladimir Frolov, "Moscow Pivots From Combatant '
        'to Peacemaker in Syria", *The Moscow Times*, 25 January 2017. Each claim stands, in a '
        "paraphrase of ours, on [a page of its own](op-ed-claim-by-claim.md).",
        "The code is under the BSD 3-Clause licence; texts, tables and quizzes are under CC BY "
        "4.0, except where a table's page names another licence.",
    ]
    return "\n\n".join(parts) + "\n"


def _person(each: dict[str, str]) -> str:
    return each.get("name") or f"{each['family-names']}, {each['given-names']}"


def _reference(each: dict[str, Any]) -> str:
    by = " and ".join(_person(person) for person in each["authors"])
    where = ""
    if "journal" in each:
        pages = f"{each['start']}–{each['end']}"
        where = f" *{each['journal']}* {each['volume']}({each['issue']}): {pages}."
    elif "institution" in each:
        where = f" {each['institution']['name']}."
    doi = f" [doi:{each['doi']}](https://doi.org/{each['doi']})." if "doi" in each else ""
    notes = f" {each['notes']}" if "notes" in each else ""
    return f"{by} ({each['year']}). {each['title']}.{where}{doi}{notes}"
