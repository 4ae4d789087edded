"""What `load` and its kin promise, on the real data and on broken copies."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path

import pandas as pd
import pytest

from course_utils import cite, datasets, describe, layer, load, sources
from course_utils._manifest import DataPackage
from course_utils.authoring.manifest import dump, refresh, refreshed, render_readme
from course_utils.errors import DataError, UnknownName

ROOT = Path(__file__).parents[1] / "datasets"


@pytest.fixture
def copy(tmp_path):
    """Copy the data package, so that a test may break it."""
    root = shutil.copytree(ROOT, tmp_path / "datasets")
    return DataPackage(root)


def edit(package: DataPackage, file: str, old: str, new: str) -> None:
    path = package.root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


# -- loading


def test_types_come_from_the_manifest():
    frame = load("ceasefire_violations")
    assert frame["period_start"].dtype.kind == "M"
    assert str(frame["violations_total"].dtype) == "Int64"
    assert pd.api.types.is_string_dtype(frame["note"])
    assert load("places")["latitude"].dtype == "float64"
    assert load("ties")["strength"].dtype == "int64"


def test_only_scales_are_ordered_categories():
    frame = load("diplomacy")
    assert frame["confidence"].cat.ordered
    assert list(frame["confidence"].cat.categories) == ["low", "medium", "high"]
    assert (frame["confidence"] >= "medium").all()
    assert not isinstance(frame["kind"].dtype, pd.CategoricalDtype)


def test_empty_is_not_zero():
    frame = load("ceasefire_violations").set_index("record_id")
    assert frame.loc["cv056", "violations_total"] == 0
    assert pd.isna(frame.loc["cv050", "violations_total"])
    assert pd.isna(load("ties").set_index("tie_id").loc["T039", "date_end"])


def test_columns_are_kept_in_the_order_asked_for():
    frame = load("ties", columns=["target_actor", "tie_id"])
    assert list(frame.columns) == ["target_actor", "tie_id"]
    assert len(frame) == len(load("ties"))


def test_one_column_may_be_a_plain_string():
    assert list(load("ties", columns="tie_id").columns) == ["tie_id"]


def test_both_days_of_a_window_count():
    frame = load("ties", since="2016-12-29", until="2016-12-31")
    assert frame["date_start"].min() == pd.Timestamp("2016-12-29")
    assert frame["date_start"].max() == pd.Timestamp("2016-12-31")
    assert list(frame.index) == list(range(len(frame)))


def test_a_day_may_be_a_date_or_a_timestamp():
    wanted = load("ties", since="2016-12-29")
    assert load("ties", since=dt.date(2016, 12, 29)).equals(wanted)
    assert load("ties", since=pd.Timestamp("2016-12-29 15:00")).equals(wanted)


def test_a_window_works_without_its_date_column():
    frame = load("diplomacy", columns=["event_id"], until="2011-12-31")
    assert list(frame.columns) == ["event_id"]
    assert set(frame["event_id"].str[-10:-6]) == {"2011"}


def test_a_frame_carries_its_citation():
    frame = load("diplomacy", since="2017-01-01")
    assert set(frame.attrs) == {"name", "title", "citation", "licence"}
    assert frame.attrs["name"] == "diplomacy"
    assert "From Combatant to Mediator" in frame.attrs["citation"]
    assert frame.attrs["licence"] == "Creative Commons Attribution 4.0"


def test_frames_are_fresh():
    first = load("actors")
    first.loc[0, "name"] = "changed"
    assert load("actors").loc[0, "name"] == "Russian Federation"


def test_layers_are_geojson():
    governorates = layer("syria_governorates")
    assert governorates["type"] == "FeatureCollection"
    assert {f["properties"]["pcode"] for f in governorates["features"]} == {
        f"SY{number:02}" for number in range(1, 15)
    }


# -- asking for what is not there


def test_a_misspelt_table_gives_the_nearest():
    with pytest.raises(UnknownName, match=r"'diplomcy'. Did you mean 'diplomacy'\?"):
        load("diplomcy")


def test_a_misspelt_layer_gives_the_nearest():
    with pytest.raises(UnknownName, match=r"Did you mean 'countries'\?"):
        layer("country")


def test_a_layer_is_not_a_table_and_the_other_way_round():
    with pytest.raises(DataError, match=r"Use layer\('countries'\)"):
        load("countries")
    with pytest.raises(DataError, match=r"Use load\('ties'\)"):
        layer("ties")


def test_a_misspelt_column_gives_the_nearest():
    with pytest.raises(UnknownName, match=r"column of ties is called 'date_begin'"):
        load("ties", columns=["tie_id", "date_begin"])
    with pytest.raises(UnknownName, match=r"Did you mean 'strength'\?"):
        load("ties", columns=["strenght"])


@pytest.mark.parametrize("bad", ["30.12.2016", "2016-12", "yesterday", 2016])
def test_a_day_that_is_no_date_is_named(bad):
    with pytest.raises(DataError, match="since is not a date: ") as caught:
        load("ties", since=bad)
    assert '"2016-12-30"' in caught.value.remedy


def test_a_window_must_not_run_backwards():
    with pytest.raises(DataError, match=r"since \(2017-01-01\) is later than until \(2016-01-01\)"):
        load("ties", since="2017-01-01", until="2016-01-01")


def test_a_table_without_dates_has_no_window():
    with pytest.raises(DataError, match="'places' has no date column"):
        load("places", since="2016-01-01")


# -- describing and citing


@pytest.mark.parametrize("name", ["diplomacy", "countries"])
def test_description_says_what_a_row_is_and_what_it_cannot_tell(name):
    text = str(describe(name))
    assert "One row is one" in text or "One feature is one" in text
    for part in ("What it can't tell", "Licence", "How to cite"):
        assert part in text
        assert part in describe(name)._repr_markdown_()


def test_description_explains_codes():
    assert "guarantor: Guarantor of the Astana format" in str(describe("diplomacy"))
    assert "| `strength` | integer |" in describe("ties")._repr_markdown_()


def test_description_of_something_unknown():
    with pytest.raises(UnknownName, match=r"Did you mean 'ceasefire_violations'\?"):
        describe("ceasefire_violation")


def test_citation_names_publisher_date_title_and_address():
    assert cite("russian-embassy-uk-2016-12-30-meeting-kremlin-defence-minister") == (
        "Embassy of Russia in the United Kingdom (2016-12-30). Meeting in Kremlin with Defence "
        "Minister Sergei Shoigu and Foreign Minister Sergei Lavrov. http://rusemb.org.uk/fnapr/5926"
    )
    assert "(no date)" in cite("ocha-syria-admin-boundaries")


def test_an_unknown_source_gives_the_nearest():
    with pytest.raises(UnknownName, match=r"Did you mean 'ocha-syria-admin-boundaries'\?"):
        cite("ocha-syria-admin-boundary")


def test_sources_of_some_tables():
    used = sources("ties")
    ties = load("ties")
    assert set(used["source_id"]) == set(ties["source_id"]) | set(ties["source_id_2"].dropna())
    assert len(sources()) == len(load("sources"))
    assert set(sources("syria_governorates")["source_id"]) == {"ocha-syria-admin-boundaries"}


# -- files that are missing or broken


def test_a_missing_table(copy):
    (copy.root / "ties.csv").unlink()
    with pytest.raises(DataError) as caught:
        datasets.load_from(copy, "ties")
    assert str(caught.value) == (
        "datasets/ties.csv: the file is missing. "
        "Restore it with `git checkout -- datasets/ties.csv` or reinstall the package."
    )


def test_a_missing_manifest(copy):
    (copy.root / "datapackage.json").unlink()
    with pytest.raises(DataError, match=r"^datasets/datapackage\.json: the file is missing"):
        datasets.load_from(copy, "ties")


def test_a_broken_manifest_names_the_line(copy):
    edit(copy, "datapackage.json", '"title": "Ties between actors",', '"title": Ties,')
    with pytest.raises(DataError, match=r"^datasets/datapackage\.json, line \d+, column \d+: "):
        datasets.load_from(copy, "ties")


@pytest.mark.parametrize(
    ("remove", "lacks"),
    [
        ("resources", "a list of resources in the package"),
        ("schema", "a schema of fields in resource diplomacy"),
        ("title", "title in resource diplomacy"),
    ],
)
def test_an_incomplete_manifest_says_what_it_lacks(copy, remove, lacks):
    path = copy.root / "datapackage.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    del (manifest if remove == "resources" else manifest["resources"][0])[remove]
    path.write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(DataError, match=f"the manifest lacks {lacks}"):
        datasets.load_from(copy, "ties")


@pytest.mark.parametrize(
    ("old", "new", "where", "problem"),
    [
        ("2011-08-18", "18.08.2011", "row 2, column date_start", "expected a date such as"),
        (",day,,1,", ",day,,two,", "row 2, column strength", "expected a whole number"),
        (",day,,1,", ",day,,1.5,", "row 2, column strength", "expected a whole number"),
        ("T001,european_union", "T001,", "row 2, column source_actor", "found nothing"),
        (",day,,1,", ",moon,,1,", "row 2, column date_precision", "one of year, month, day"),
        ("tie_id,source_actor", "tie_id,from", "row 1", "'source_actor' missing, 'from' not exp"),
    ],
)
def test_a_damaged_cell_is_named_with_its_row_and_column(copy, old, new, where, problem):
    edit(copy, "ties.csv", old, new)
    with pytest.raises(DataError) as caught:
        datasets.load_from(copy, "ties")
    assert where in caught.value.where
    assert caught.value.where.startswith("datasets/ties.csv, row ")
    assert problem in caught.value.problem
    assert "git checkout -- datasets/ties.csv" in caught.value.remedy


def test_a_bad_coordinate_is_named(copy):
    edit(copy, "places.csv", "33.5172", "33°31′")
    with pytest.raises(
        DataError, match=r"row 2, column latitude: expected a number, found '33°31′'"
    ):
        datasets.load_from(copy, "places")


@pytest.mark.parametrize("row", [2, 50])
def test_a_row_with_too_many_cells(copy, row):
    path = copy.root / "ties.csv"
    lines = path.read_text(encoding="utf-8").split("\n")
    lines[row - 1] += ",more"
    path.write_text("\n".join(lines), encoding="utf-8", newline="\n")
    with pytest.raises(DataError, match=rf"ties\.csv, row {row}: expected 14 cells, found 15"):
        datasets.load_from(copy, "ties")


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00\x01"])
def test_a_file_that_is_no_table(copy, data):
    (copy.root / "ties.csv").write_bytes(data)
    with pytest.raises(DataError, match=r"^datasets/ties\.csv"):
        datasets.load_from(copy, "ties")


def test_a_changed_value_is_noticed(copy):
    edit(copy, "ties.csv", ",day,,2,", ",day,,3,")
    with pytest.raises(DataError, match="its checksum differs") as caught:
        datasets.load_from(copy, "ties")
    assert caught.value.remedy.startswith(
        "If you have just updated the course, restart the kernel."
    )


def test_line_ends_of_windows_are_no_change(copy):
    path = copy.root / "ties.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert datasets.load_from(copy, "ties").equals(load("ties"))


def test_a_broken_layer_names_the_line(copy):
    (copy.root / "countries.geojson").write_text('{"type": ', encoding="utf-8")
    with pytest.raises(DataError, match=r"^datasets/countries\.geojson, line 1, column 10: "):
        copy.read_layer("countries")


def test_a_changed_layer_is_noticed(copy):
    edit(copy, "countries.geojson", "Afghanistan", "Elsewhere")
    with pytest.raises(DataError, match="its checksum differs"):
        copy.read_layer("countries")


def test_no_datasets_at_all(monkeypatch, tmp_path):
    monkeypatch.setattr(datasets, "__file__", str(tmp_path / "course_utils" / "datasets.py"))
    datasets.package.cache_clear()
    try:
        with pytest.raises(DataError, match=r"no folder with datapackage\.json was found"):
            load("ties")
    finally:
        datasets.package.cache_clear()


# -- keeping the manifest in step


def test_refresh_accepts_a_meant_change(copy):
    edit(copy, "ties.csv", ",day,,1,", ",day,,3,")
    assert refresh(copy.root) == ["datapackage.json"]
    assert datasets.load_from(DataPackage(copy.root), "ties").loc[0, "strength"] == 3
    assert refresh(copy.root) == []


def test_readme_is_the_one_that_the_manifest_gives():
    manifest = refreshed(ROOT)
    assert (ROOT / "datapackage.json").read_text(encoding="utf-8") == dump(manifest), (
        "sizes or checksums are out of step: run `course data refresh`"
    )
    assert (ROOT / "README.md").read_text(encoding="utf-8") == render_readme(manifest), (
        "datasets/README.md is out of step: run `course data refresh`"
    )
