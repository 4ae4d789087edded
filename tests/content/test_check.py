"""`course data check`: quiet on the real data, and not fooled by a copy broken on purpose."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from course_utils.authoring import check
from course_utils.authoring.check import find_problems
from course_utils.cli import main

ROOT = Path(__file__).parents[2] / "datasets"


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """Copy the datasets without the one large table."""
    root = tmp_path_factory.mktemp("data") / "datasets"
    shutil.copytree(ROOT, root, ignore=shutil.ignore_patterns("conflict_events.csv"))
    manifest = json.loads((root / "datapackage.json").read_text(encoding="utf-8"))
    kept = [r for r in manifest["resources"] if r["name"] != "conflict_events"]
    kept[0]["sourceIds"] = ["ucdp-ged-20-1"]
    manifest["resources"] = kept
    (root / "datapackage.json").write_text(json.dumps(manifest), encoding="utf-8")
    return root


@pytest.fixture
def copy(small, tmp_path):
    return shutil.copytree(small, tmp_path / "datasets")


def edit(root: Path, file: str, old: str, new: str) -> int:
    """Replace the first match of a pattern and return its row, counted as a spreadsheet does."""
    path = root / file
    text = path.read_text(encoding="utf-8")
    found = re.search(old, text)
    assert found, old
    changed = text[: found.start()] + found.expand(new) + text[found.end() :]
    path.write_text(changed, encoding="utf-8", newline="\n")
    return text[: found.start()].count("\n") + 1


def test_the_datasets_are_clean():
    assert [str(problem) for problem in find_problems(ROOT)] == []


def test_rules_speak_of_tables_and_columns_that_exist():
    tables = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    columns = {
        table["name"]: {field["name"] for field in table.get("schema", {}).get("fields", ())}
        for table in tables
    }
    wanted = [(name, {first, last}) for name, first, last in check.IN_ORDER]
    wanted += [(name, set(parts)) for name, parts, _ in check.ADDS_UP]
    wanted += [(name, {actor, *days}) for name, actor, days in check.ACTIVE]
    wanted += [(name, set(same)) for name, same in check.SAYS_THE_SAME.items()]
    wanted += [(name, set()) for name in check.MAY_REPEAT | check.OWN_WORK]
    assert [name for name, needed in wanted if not needed <= columns[name]] == []


BREAKS = {
    # what the manifest asks of a column
    "empty": ("actors.csv", "(?m)^iran,[^,]+,", "iran,,", "name: the cell is empty"),
    "date": ("ties.csv", "2011-08-18", "2011-18-08", "date_start: expected a date"),
    "maximum": ("ties.csv", ",day,,2,", ",day,,7,", "strength: '7' is above the maximum of 3"),
    "number": ("ties.csv", ",day,,2,", ",day,,two,", "strength: expected a whole number"),
    "enum": ("ties.csv", ",hosts,", ",homes,", "relation: 'homes' is not one of accuses"),
    "unique": ("ties.csv", "(?m)^T002,", "T001,", "tie_id: 'T001' stands in an earlier row"),
    "pattern": ("oped_claims.csv", "(?m)^c02,", "two,", "claim_id: 'two' does not have the form"),
    "space": ("diplomacy.csv", ",Geneva,Sw", ",Geneva ,Sw", "city: 'Geneva ' has a space too many"),
    "list": (
        "diplomacy.csv",
        ",Russia; Turkey,",
        ",Russia;; Turkey,",
        "participants: .* not a list",
    ),
    "twice": (
        "diplomacy.csv",
        ",Russia; Turkey; Iran,",
        ",Iran; Turkey; Iran,",
        "participants: .* an item twice",
    ),
    # keys
    "actor": ("ties.csv", ",hezbollah,", ",hizbollah,", "target_actor: .* Is 'hezbollah' meant"),
    "place": ("diplomacy.csv", ",new_york,", ",new_jork,", "place_id: .* Is 'new_york' meant"),
    "source": ("ties.csv", ",un-press-", ",un-pess-", "source_id: .* is not in sources.csv"),
    "event": ("announced_dates.csv", ",issg-2", ",isgg-2", "said_event: .* not in diplomacy.csv"),
    "anchor": ("positions.csv", "on,-1,", "on,-7,", "stance_score: no row of positions_codebook"),
    "key": ("positions_codebook.csv", "ion,-2,", "ion,-1,", "issue: .* the same issue and score"),
    # dates, sums, results
    "order": ("ties.csv", ",2017-03-29,", ",2016-03-29,", "date_end: .* comes before date_start"),
    "said": ("announced_dates.csv", ",2022-07-29,", ",2022-05-29,", "due_to: .* comes before said"),
    "sum": ("unsc_votes.csv", ",9,3,3,", ",9,3,2,", "yes: yes, no, abstain do not add up to 15"),
    "veto": (
        "unsc_votes.csv",
        "vetoed,9,2,4,no,no",
        "vetoed,9,2,4,yes,yes",
        "result: 'vetoed' does",
    ),
    # actors, points
    "tied": (
        "actors.csv",
        ",2012-04-21,",
        ",2012-05-21,",
        "ties.csv, row .* 'unsmis' was not active",
    ),
    "spoke": ("positions.csv", ",2017-01-24,armed", ",2014-01-24,armed", "actor_id: .* not active"),
    "point": ("places.csv", ",33.5172,", ",35.5172,", "governorate: the point .* lie in 'SY01'"),
    "country": ("places.csv", ",SY12,SYR,", ",SY12,LBN,", "country_iso3: the point .* in 'LBN'"),
    # rows that say the same, sources that nobody uses
    "same": (
        "press_terms.csv",
        r"(?m)^pt078(,.+\n)\Z",
        r"\g<0>pt079\1",
        "term_id: 'pt079' says the same",
    ),
    "again": (
        "unsc_procedural_votes.csv",
        r"(?m)^proc-2020-10-05(,.+\n)\Z",
        r"\g<0>proc-2020-10-06\1",
        "vote_id: .* the same",
    ),
    "unused": (
        "sources.csv",
        r"\Z",
        "zz-page,Z,Z,news,,https://z.example/z,,en,\n",
        "source_id: no row has 'zz-page'",
    ),
}


@pytest.fixture(scope="module")
def broken(small, tmp_path_factory):
    """Break one copy in every way at once; return what was found and the rows that were broken."""
    root = shutil.copytree(small, tmp_path_factory.mktemp("broken") / "datasets")
    rows = {name: edit(root, *parts[:3]) for name, parts in BREAKS.items()}
    return [str(problem) for problem in find_problems(root)], rows


@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_copy_is_caught(broken, name):
    lines, rows = broken
    file, _, _, finding = BREAKS[name]
    if name != "tied":
        row = rows[name] + (name in {"same", "again"})
        finding = f"{file}, row {row}, column {finding}"
    assert any(re.search(finding, line) for line in lines), lines


def test_each_finding_says_what_to_do(broken):
    lines, _ = broken
    assert len(lines) >= len(BREAKS)
    assert [line for line in lines if not re.search(r"\S\. [A-Z].*[.?]$", line)] == []


def test_a_table_without_sources_is_caught(copy):
    manifest = json.loads((copy / "datapackage.json").read_text(encoding="utf-8"))
    ties = next(r for r in manifest["resources"] if r["name"] == "ties")
    ties["schema"]["foreignKeys"] = []
    (copy / "datapackage.json").write_text(json.dumps(manifest), encoding="utf-8")
    assert any("the rows of ties name no source" in str(p) for p in find_problems(copy))


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("tie_id,", "id,", "columns are not those of the manifest"),
        (r"(?m)^(T001,.*)$", r"\1,and,more", "expected 14 cells, found 16"),
        ("Ashton", "Baroness Ashton", "checksum differs"),
    ],
)
def test_a_damaged_file_is_one_finding_and_the_rest_is_still_checked(copy, old, new, problem):
    edit(copy, "ties.csv", old, new)
    edit(copy, "unsc_votes.csv", ",9,2,4,no,", ",9,2,3,no,")
    lines = [str(found) for found in find_problems(copy)]
    assert sum(problem in line and "ties.csv" in line for line in lines) == 1
    assert any("do not add up to 15" in line for line in lines)


def test_many_rows_with_one_fault_are_counted_not_listed(copy):
    path = copy / "ties.csv"
    text = path.read_text(encoding="utf-8").replace(",russia,", ",rossia,")
    path.write_text(text, encoding="utf-8", newline="\n")
    lines = [str(p) for p in find_problems(copy) if "'rossia' is not in actors.csv" in str(p)]
    assert len(lines) == 2 * check.MOST
    assert re.search(r"\(and \d+ more rows\)", lines[check.MOST - 1])


def test_the_command_lists_problems_and_fails(copy, monkeypatch, capsys):
    edit(copy, "ties.csv", ",opposes,", ",loathes,")
    monkeypatch.chdir(copy.parent)
    with pytest.raises(SystemExit) as exit_:
        main(["data", "check"])
    output = capsys.readouterr()
    assert exit_.value.code == 1
    assert "'loathes' is not one of" in output.out
    assert output.err == "course: datasets: 2 problems found. See the lines above.\n"


def test_the_command_ends_well_on_clean_data(copy, monkeypatch, capsys):
    monkeypatch.chdir(copy.parent)
    main(["data", "check"])
    assert "no problem found" in capsys.readouterr().out
