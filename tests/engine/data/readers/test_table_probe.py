"""What is proposed for an unknown table."""

import gzip
import json

import pytest

from engine.data.readers import TableFile
from engine.data.readers.table_probe import probe_table

SETTINGS = ("separator", "decimal", "encoding", "header", "skip", "roles", "task")


@pytest.fixture
def probe(tmp_path):
    def probe(content, **chosen):
        path = tmp_path / "table.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return probe_table(str(path), **chosen)

    return probe


def load_as_proposed(path):
    found = probe_table(str(path))
    return TableFile(path=str(path), **{key: found[key] for key in SETTINGS}).load()


@pytest.mark.parametrize(
    ("table", "separator", "decimal"),
    [
        ("a,b\n1.5,2\n3,4\n", "comma", "point"),
        ("a;b\n1,5;2,5\n3,1;4\n", "semicolon", "comma"),
        ("a;b\n1.5;2\n3;4\n", "semicolon", "point"),
        ("a\tb\n1,5\t2\n3\t4\n", "tab", "comma"),
        ("a|b\nx, y|2\nz, w|4\n", "bar", "point"),
        ("  a    b\n 1.5   2\n 3.0  44\n", "space", "point"),
        ('a,b\n"1,5","2,5"\n"3,5","4,5"\n', "comma", "comma"),
        ('name,b\n"Smith; John",2\n"Doe; Jane",4\n', "comma", "point"),
    ],
)
def test_separator_and_decimal_mark_are_found(probe, table, separator, decimal):
    found = probe(table)
    assert (found["separator"], found["decimal"]) == (separator, decimal)
    assert len(found["columns"]) == 2


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("size,name\n1,кот\n".encode(), "utf-8"),
        ("size,name\n1,кот\n".encode("utf-8-sig"), "utf-8"),
        ("size,name\n1,кот\n".encode("utf-16"), "utf-16"),
        ("рост,имя\n1,кот Василий\n".encode("cp1251"), "cp1251"),
        ("size (m²),name\n1,Zoë\n2,Müller\n".encode("latin-1"), "latin-1"),
        (b"plain,name\n1,x\n", "utf-8"),
    ],
)
def test_the_encoding_is_found(probe, content, encoding):
    found = probe(content)
    assert found["encoding"] == encoding
    assert len(found["columns"]) == 2
    assert found["columns"][0]["kind"] == "integer"


def test_a_header_is_told_from_a_first_row(probe):
    assert probe("a,b\n1,2\n")["header"] is True
    assert probe("1,2\n3,4\n")["header"] is False
    assert probe("x,2\ny,4\n")["header"] is False


def test_lines_before_the_table_are_found(probe):
    found = probe("Exported on Monday\n\nsize,weight,kind\n1,2,a\n3,4,b\n5,6,a\n")
    assert found["skip"] == 2
    assert [column["name"] for column in found["columns"]] == ["size", "weight", "kind"]


def test_what_the_user_chose_stays(probe):
    found = probe("1;2\n3;4\n", header=True, separator="comma")
    assert found["header"] is True
    assert [column["name"] for column in found["columns"]] == ["1;2"]


def test_columns_are_described(probe):
    found = probe("n,x,word,flag,none\n1,0.5,a,True,\n2,,b,False,\n4,-2.5,a,True,\n")
    kinds = {column["name"]: column["kind"] for column in found["columns"]}
    assert kinds == {
        "n": "integer",
        "x": "number",
        "word": "text",
        "flag": "boolean",
        "none": "empty",
    }
    x = found["columns"][1]
    assert (x["missing"], x["minimum"], x["maximum"], x["distinct"]) == (1, -2.5, 0.5, 2)
    assert found["columns"][2]["examples"] == ("a", "b")
    assert found["rows"][0] == ("1", "0.5", "a", "True", "")
    json.dumps(found)  # plain values only


def test_row_numbers_free_texts_and_codes_of_the_target_are_ignored(probe):
    rows = [f"{i},person {i},{i % 7}.5,{'ab'[i % 2]},{i % 2}" for i in range(120)]
    found = probe("\n".join(["id,name,size,kind,kind code", *rows]))
    assert dict(found["roles"]) == {
        "id": "ignore",
        "name": "ignore",
        "size": "input",
        "kind": "target",
        "kind code": "ignore",
    }
    assert found["task"] == "classification"


@pytest.mark.parametrize(
    ("values", "task"),
    [("ab", "classification"), ("01", "classification"), (["0.5", "1.25"], "regression")],
)
def test_the_task_follows_the_target(probe, values, task):
    rows = [f"{i % 3}.5,{values[i % 2]}" for i in range(30)]
    assert probe("\n".join(["a,y", *rows]))["task"] == task


def test_many_whole_numbers_are_a_regression(probe):
    rows = [f"{i % 3}.5,{(i * 37) % 30}" for i in range(90)]
    assert probe("\n".join(["a,y", *rows]))["task"] == "regression"


def test_only_the_first_rows_are_looked_at(probe):
    found = probe(gzip.compress(b"a,y\n" + b"1,2.5\n" * 30_000))
    assert found["probed"] == 20_000


def test_real_tables_load_as_proposed(shared):
    wine = load_as_proposed(shared / "small-tables" / "wine.csv")
    assert wine.target_names == ("class_name",)
    assert "class_label" not in wine.feature_names  # it says the same as the target
    iris = load_as_proposed(shared / "small-tables" / "FisherIris.csv")
    assert iris.target_names == ("Type",)
    houses = load_as_proposed(shared / "housing" / "boston_12features.csv")
    assert houses.x.shape == (506, 12)
    assert houses.y.mean() == pytest.approx(22.5328, abs=1e-3)  # the published mean of MEDV
    california = load_as_proposed(shared / "housing" / "california_housing.csv")
    assert california.y.shape == (20640, 1)


def test_the_weather_station_is_read_with_its_latin_header(shared):
    data = load_as_proposed(shared / "timeseries" / "jena_mpi_roof_2024H2.csv.gz")
    assert data.x.shape == (19132, 20)
    assert "SWDR (W/m²)" in data.feature_names
    assert "PAR (µmol/m²/s)" in data.feature_names
    assert data.target_names == ("CO2 (ppm)",)


def test_the_passengers_lose_their_footer(shared):
    path = shared / "timeseries" / "international-airline-passengers.csv"
    found = probe_table(str(path))
    month, passengers = found["columns"]
    assert (month["role"], passengers["role"]) == ("ignore", "target")
    assert (passengers["missing"], passengers["minimum"], passengers["maximum"]) == (2, 104, 622)


def test_the_squeezed_houses_are_seen_to_be_ragged(shared):
    found = probe_table(str(shared / "housing" / "source-housing.data"))
    assert found["separator"] == "space"
    assert found["left_out"] == 269
