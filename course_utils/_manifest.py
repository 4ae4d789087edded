"""The data package on disk: its manifest, its tables and its map layers.

The manifest ``datapackage.json`` says which files there are and what each
column holds. Everything here takes the folder as an argument, so that a test
can point it at a broken copy.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import warnings
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

import pandas as pd

from course_utils.errors import DataError, UnknownName

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

MANIFEST = "datapackage.json"


class DataPackage:
    """A folder with a manifest, CSV tables and GeoJSON layers.

    Parameters
    ----------
    root
        The folder that holds ``datapackage.json``.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """The manifest as it stands in the file.

        Raises
        ------
        DataError
            The file is missing, is not JSON, or lacks what the course needs.
        """
        try:
            manifest = json.loads(self.read_file(MANIFEST))
        except json.JSONDecodeError as error:
            raise DataError(
                f"the manifest is not valid JSON ({error.msg})",
                where=f"{self.place(MANIFEST)}, line {error.lineno}, column {error.colno}",
                remedy=self.restore(MANIFEST),
            ) from error
        resources = manifest.get("resources") if isinstance(manifest, dict) else None
        if not isinstance(resources, list):
            raise self._incomplete("a list of resources", "the package")
        for number, resource in enumerate(resources, start=1):
            for key in ("name", "path", "title", "description"):
                if not isinstance(resource.get(key), str):
                    raise self._incomplete(key, f"resource {resource.get('name', number)}")
            if resource["path"].endswith(".csv"):
                fields = resource.get("schema", {}).get("fields", [])
                if not fields or not all("name" in f and "type" in f for f in fields):
                    raise self._incomplete("a schema of fields", f"resource {resource['name']}")
        return cast("dict[str, Any]", manifest)

    @cached_property
    def tables(self) -> dict[str, dict[str, Any]]:
        """The resources that are tables, by name."""
        return self._by_suffix(".csv")

    @cached_property
    def layers(self) -> dict[str, dict[str, Any]]:
        """The resources that are map layers, by name."""
        return self._by_suffix(".geojson")

    def table(self, name: str) -> dict[str, Any]:
        """Return what the manifest says of a table.

        Raises
        ------
        UnknownName
            There is no such table.
        """
        if name in self.layers:
            raise DataError(f"{name!r} is a map layer, not a table", remedy=f"Use layer({name!r}).")
        if name not in self.tables:
            raise UnknownName("dataset", name, self.tables)
        return self.tables[name]

    def resource(self, name: str) -> dict[str, Any]:
        """Return what the manifest says of a table or a layer.

        Raises
        ------
        UnknownName
            There is neither.
        """
        known = self.tables | self.layers
        if name not in known:
            raise UnknownName("dataset", name, known)
        return known[name]

    def read_layer(self, name: str) -> dict[str, Any]:
        """Read a map layer.

        Returns
        -------
        dict
            A GeoJSON FeatureCollection: longitudes and latitudes in degrees (WGS 84).

        Raises
        ------
        UnknownName
            There is no such layer.
        DataError
            The file is missing, damaged or not the one that the manifest describes.
        """
        if name in self.tables:
            raise DataError(f"{name!r} is a table, not a map layer", remedy=f"Use load({name!r}).")
        if name not in self.layers:
            raise UnknownName("map layer", name, self.layers)
        resource = self.layers[name]
        data = self.read_file(resource["path"])
        try:
            layer = json.loads(data)
        except json.JSONDecodeError as error:
            raise DataError(
                f"the layer is not valid JSON ({error.msg})",
                where=f"{self.place(resource['path'])}, line {error.lineno}, column {error.colno}",
                remedy=self.restore(resource["path"]),
            ) from error
        self._check_hash(resource, data)
        return cast("dict[str, Any]", layer)

    def read_table(self, name: str, columns: Sequence[str] | None = None) -> pd.DataFrame:
        """Read a table with the types of the manifest.

        Parameters
        ----------
        name
            The table.
        columns
            The columns to keep, in this order; all by default.

        Returns
        -------
        pandas.DataFrame
            One row a record.

        Raises
        ------
        UnknownName
            There is no such table or column.
        DataError
            The file is missing, damaged or not the one that the manifest describes.
        """
        resource = self.table(name)
        fields = {field["name"]: field for field in resource["schema"]["fields"]}
        for column in columns or ():
            if column not in fields:
                raise UnknownName(f"column of {name}", column, fields)
        data = self.read_file(resource["path"])
        frame = self._parse(resource, data, fields)
        for column in fields if columns is None else columns:
            frame[column] = self._convert(frame[column], fields[column], resource["path"])
        self._check_hash(resource, data)
        return frame if columns is None else frame[list(columns)]

    def place(self, file: str) -> str:
        """Name a file of the package the way a reader would look for it."""
        return f"{self.root.name}/{file}"

    def restore(self, file: str) -> str:
        """Say how to get a file of the package back."""
        return f"Restore it with `git checkout -- {self.place(file)}` or reinstall the package."

    def _by_suffix(self, suffix: str) -> dict[str, dict[str, Any]]:
        return {r["name"]: r for r in self.manifest["resources"] if r["path"].endswith(suffix)}

    def _incomplete(self, what: str, where: str) -> DataError:
        return DataError(
            f"the manifest lacks {what} in {where}",
            where=self.place(MANIFEST),
            remedy=self.restore(MANIFEST),
        )

    def read_file(self, file: str) -> bytes:
        """Read a file of the package; a missing one is a `DataError`."""
        try:
            return (self.root / file).read_bytes()
        except OSError as error:
            reason = "the file is missing" if isinstance(error, FileNotFoundError) else error
            raise DataError(
                f"{reason}", where=self.place(file), remedy=self.restore(file)
            ) from error

    def _check_hash(self, resource: dict[str, Any], data: bytes) -> None:
        # Line ends are evened out: git may change them on Windows.
        digest = hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()
        if resource.get("hash") != f"sha256:{digest}":
            raise DataError(
                "the file is not the one that the manifest describes (its checksum differs)",
                where=self.place(resource["path"]),
                remedy="If you have just updated the course, restart the kernel. "
                f"{self.restore(resource['path'])} "
                "If the change is meant, run `course data refresh`.",
            )

    def _parse(
        self, resource: dict[str, Any], data: bytes, fields: dict[str, dict[str, Any]]
    ) -> pd.DataFrame:
        file, names = resource["path"], list(fields)
        kinds: defaultdict[str, type | str] = defaultdict(lambda: str)
        for name, field in fields.items():
            if field["type"] == "integer" and field.get("constraints", {}).get("required"):
                kinds[name] = "int64"
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error", pd.errors.ParserWarning)
                try:
                    frame = self._read(data, kinds)
                except ValueError:
                    # As text, the cell that is no whole number can be found and named.
                    frame = self._read(data, str)
        except (ValueError, pd.errors.ParserWarning) as error:
            raise self._unreadable(file, data) from error
        if list(frame.columns) != names:
            odd = [f"{name!r} missing" for name in names if name not in frame.columns]
            odd += [f"{name!r} not expected" for name in frame.columns if name not in names]
            raise DataError(
                f"the columns are not those of the manifest ({', '.join(odd) or 'other order'})",
                where=f"{self.place(file)}, row 1",
                remedy=self.restore(file),
            )
        return frame

    def _read(self, data: bytes, dtype: Any) -> pd.DataFrame:
        return pd.read_csv(
            io.BytesIO(data),
            dtype=dtype,
            keep_default_na=False,
            na_values=[""],
            encoding="utf-8",
            index_col=False,
        )

    def _unreadable(self, file: str, data: bytes) -> DataError:
        where, problem = self.place(file), "the table can't be read as CSV in UTF-8"
        try:
            rows = csv.reader(io.StringIO(data.decode("utf-8"), newline=""))
            cells = len(next(rows, []))
            for number, row in enumerate(rows, start=2):
                if len(row) > cells:
                    where = f"{where}, row {number}"
                    problem = f"expected {cells} cells, found {len(row)}"
                    break
        except (UnicodeDecodeError, csv.Error):
            pass
        return DataError(problem, where=where, remedy=self.restore(file))

    def _convert(
        self, cells: pd.Series[Any], field: dict[str, Any], file: str
    ) -> pd.Series[Any] | pd.Categorical:
        filled = cells.notna()
        required = field.get("constraints", {}).get("required", False)
        if required and not filled.all():
            raise self._bad_cell(cells, ~filled, field, file, "a value")
        if pd.api.types.is_integer_dtype(cells):
            return cells
        values: Any = cells
        match field["type"]:
            case "integer":
                numbers = pd.to_numeric(cells, errors="coerce")
                self._demand(cells, filled & ~(numbers % 1 == 0), field, file, "a whole number")
                values = numbers.astype("int64" if required else "Int64")
            case "number":
                values = pd.to_numeric(cells, errors="coerce").astype("float64")
                self._demand(cells, filled & values.isna(), field, file, "a number")
            case "date":
                values = pd.to_datetime(cells, format="%Y-%m-%d", errors="coerce")
                wanted = "a date such as 2016-12-30"
                self._demand(cells, filled & values.isna(), field, file, wanted)
            case "boolean":
                values = cells.map({"true": True, "false": False})
                self._demand(cells, filled & values.isna(), field, file, "true or false")
                values = values.astype("bool" if required else "boolean")
        if field.get("categoriesOrdered"):
            order = [category["value"] for category in field["categories"]]
            wanted = f"one of {', '.join(order)}"
            self._demand(cells, filled & ~cells.isin(order), field, file, wanted)
            values = pd.Categorical(cells, categories=order, ordered=True)
        return cast("pd.Series[Any] | pd.Categorical", values)

    def _demand(
        self,
        cells: pd.Series[Any],
        bad: pd.Series[bool],
        field: dict[str, Any],
        file: str,
        wanted: str,
    ) -> None:
        if bad.any():
            raise self._bad_cell(cells, bad, field, file, wanted)

    def _bad_cell(
        self,
        cells: pd.Series[Any],
        bad: pd.Series[bool],
        field: dict[str, Any],
        file: str,
        wanted: str,
    ) -> DataError:
        first = int(bad.to_numpy().argmax())
        cell = cells.iloc[first]
        found = "nothing" if pd.isna(cell) else repr(cell)
        return DataError(
            f"expected {wanted}, found {found}",
            where=f"{self.place(file)}, row {first + 2}, column {field['name']}",
            remedy=self.restore(file),
        )
