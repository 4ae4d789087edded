"""Published totals beside their parts: right in the data, and caught when a copy is broken."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from course_utils.authoring import totals
from course_utils.authoring.check import find_problems

ROOT = Path(__file__).parents[2] / "datasets"

BREAKS = {
    # file, what is broken, with what, the column that is named, the finding
    "trucks by crossing": (
        "aid_access.csv",
        r"route,,746,trucks",
        "route,,764,trucks",
        r"value: '764' is not the sum of its parts, 746 in rows \d+, \d+, \d+",
    ),
    "people reached and asked for": (
        "aid_access.csv",
        r",962000,people",
        ",96200,people",
        r"value: '96200' is exceeded by its parts, 285,500 in row \d+",
    ),
    "grants of two spans": (
        "humanitarian_funding.csv",
        r"12000000000,USD",
        "13000000000,USD",
        r"value: '13000000000' is not the sum of its parts, 12,100,000,000 in rows",
    ),
    "share of an appeal": (
        "humanitarian_funding.csv",
        r",30\.6,percent",
        ",36.0,percent",
        r"value: '36\.0' % is not what was received of the requirement, 30\.6 %",
    ),
    "two plans together": (
        "humanitarian_funding.csv",
        r",7730000000,USD",
        ",7370000000,USD",
        r"value: '7370000000' is not the sum of the two plans, 7,750,000,000",
    ),
    "damage and lost output": (
        "reconstruction.csv",
        r",442,,USD billion",
        ",424,,USD billion",
        r"central: '424' is not the sum of its parts, 442\.2 in rows",
    ),
    "deaths by party": (
        "deaths_by_counter.csv",
        r"(?m)^(.*,2016-01-01,2016-12-31,.*,SNHR,total,.*),16913,",
        r"\1,1691,",
        r"deaths: '1691' is exceeded by its parts, 16,913 in rows",
    ),
    "years and months": (
        "yearly_deaths.csv",
        r"2014,state_based,66062",
        "2014,state_based,6606",
        r"deaths_best: '6606' is less than the deaths of monthly_deaths in that year",
    ),
    "years and events": (
        "yearly_deaths.csv",
        r"2016,state_based,44939",
        "2016,state_based,40864",
        r"deaths_best: '40864' is less than the deaths of conflict_events in that year",
    ),
    "months and events": (
        "monthly_deaths_by_governorate.csv",
        r"2016-01-01,SY02,state_based,116,413,",
        "2016-01-01,SY02,state_based,116,431,",
        r"deaths_best: '431' is not the sum over conflict_events",
    ),
    "status of the dead": (
        "conflict_events.csv",
        r"(?m)^(214797,.*),4,4,4,2,2,0,0,",
        r"\1,4,4,4,2,2,3,0,",
        r"deaths_side_a: deaths_side_a, .* do not add up to deaths_best",
    ),
    # order of two columns
    "period of aid": (
        "aid_access.csv",
        r",2020-05-01,2020-05-31,",
        ",2020-05-31,2020-05-01,",
        "period_end: '2020-05-01' comes before period_start",
    ),
    "period of deaths": (
        "deaths_by_counter.csv",
        r",2017-05-01,2017-05-31,",
        ",2017-05-31,2017-05-01,",
        "period_end: '2017-05-01' comes before period_start",
    ),
    "years of a pledge": (
        "humanitarian_funding.csv",
        r",2018,2020,",
        ",2020,2018,",
        "year_to: '2018' is below year_from",
    ),
    "ends of an estimate": (
        "reconstruction.csv",
        r",140,216,345,",
        ",345,216,140,",
        "high: '140' is below low",
    ),
}


@pytest.fixture(scope="module")
def broken(tmp_path_factory):
    """Break one copy in every way at once; return what was found and the rows that were broken."""
    root = shutil.copytree(ROOT, tmp_path_factory.mktemp("totals") / "datasets")
    rows = {}
    for name, (file, old, new, _) in BREAKS.items():
        path = root / file
        text = path.read_text(encoding="utf-8")
        found = re.search(old, text)
        assert found, old
        rows[name] = text[: found.start()].count("\n") + 1
        rows[name] += found.group().count("\n")
        changed = text[: found.start()] + found.expand(new) + text[found.end() :]
        path.write_text(changed, encoding="utf-8", newline="\n")
    return [str(problem) for problem in find_problems(root)], rows


@pytest.mark.parametrize("name", BREAKS)
def test_a_total_that_does_not_fit_is_caught(broken, name):
    lines, rows = broken
    file, _, _, finding = BREAKS[name]
    wanted = f"{file}, row {rows[name]}, column {finding}"
    assert any(re.search(wanted, line) for line in lines), lines


def test_rules_speak_of_columns_and_words_that_exist():
    resources = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    tables = {table["name"]: table.get("schema", {}).get("fields", ()) for table in resources}
    for rule in (*totals.ADDED_UP, *totals.NOT_EXCEEDED):
        fields = {field["name"]: field for field in tables[rule.table]}
        assert {rule.value, rule.kind, *rule.by} <= set(fields), rule
        assert {rule.total, *rule.parts} <= set(fields[rule.kind]["constraints"]["enum"]), rule
    for table, day in totals.WITHIN_YEARS:
        assert day in {field["name"] for field in tables[table]}
