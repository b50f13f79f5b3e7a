"""Tables as text: what becomes an input or a target, and what is told."""

import gzip

import numpy as np
import pytest

from engine.data.readers import TableFile
from engine.data.readers.errors import (
    BrokenQuote,
    DamagedArchive,
    EmptyFile,
    FileMissing,
    LineTooLong,
    NoInputColumns,
    NoTargetColumn,
    NotText,
    OneClass,
    RaggedTable,
    SeveralTargets,
    TextTarget,
    TooFewRows,
    TooManyColumns,
    TooManyWords,
    UnknownColumn,
    WrongEncoding,
)
from engine.errors import SettingError
from engine.registry import describe, restore

FLOWERS = "size,colour,kind\n1.5,red,rose\n2,blue,iris\n,red,rose\n4,,iris\n"
ROLES = (("size", "input"), ("colour", "input"), ("kind", "target"))


@pytest.fixture
def write(tmp_path):
    def write(text, **settings):
        path = tmp_path / "Мои таблицы" / "таблица 1.csv"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return TableFile(path=str(path), **settings)

    return write


def facts(data):
    return {notice.code: notice.facts for notice in data.notices}


def test_numbers_texts_and_classes_become_arrays(write):
    data = write(FLOWERS, roles=ROLES).load()
    assert data.feature_names == ("size", "colour=blue", "colour=red")
    assert data.x.tolist() == [[1.5, 0, 1], [2, 1, 0]]
    assert data.x.dtype == np.float32
    assert data.classes == ("iris", "rose")
    assert data.y.tolist() == [1, 0]
    assert data.target_names == ("kind",)
    assert data.name == "таблица 1"
    assert facts(data)["RowsDropped"]["count"] == 2
    assert facts(data)["TextEncoded"] == {"column": "colour", "count": 2}
    assert data.files[0].size == len(FLOWERS)


@pytest.mark.parametrize(("missing", "value"), [("mean", 2.5), ("zero", 0.0)])
def test_missing_inputs_are_filled_in(write, missing, value):
    data = write(FLOWERS, roles=ROLES, missing=missing).load()
    assert data.x.tolist() == [[1.5, 0, 1], [2, 1, 0], [value, 0, 1], [4, 0, 0]]
    filled = [notice.facts for notice in data.notices if notice.code == "ValuesFilled"]
    assert [(f["column"], f["count"]) for f in filled] == [("size", 1), ("colour", 1)]


def test_a_missing_target_is_never_filled_in(write):
    data = write("a,y\n1,2\n2,\n3,4\n", missing="mean").load()
    assert data.x.ravel().tolist() == [1, 3]


def test_several_numeric_targets_are_a_regression(write):
    roles = (("a", "input"), ("b", "target"), ("c", "target"))
    data = write("a,b,c\n1,2,3\n4,5,6\n", roles=roles).load()
    assert data.y.tolist() == [[2, 3], [5, 6]]
    assert data.classes == ()
    assert data.target_names == ("b", "c")
    with pytest.raises(SeveralTargets):
        write("a,b,c\n1,2,3\n4,5,6\n", roles=roles, task="classification").load()


def test_the_task_can_be_chosen(write):
    table = "a,y\n1.5,10\n2,9\n3,10\n"
    data = write(table, task="classification").load()
    assert data.classes == ("9", "10")
    assert data.y.tolist() == [1, 0, 1]
    assert write(table, task="regression").load().y.ravel().tolist() == [10, 9, 10]
    with pytest.raises(TextTarget):
        write(FLOWERS, task="regression", roles=ROLES).load()


def test_columns_without_a_role_are_ignored(write):
    data = write(FLOWERS, roles=(("size", "input"), ("kind", "target"))).load()
    assert data.feature_names == ("size",)
    assert len(data.x) == 3


def test_decimal_commas_are_numbers(write):
    table = "Größe;Wert;y\n1,5;-2;1e1\n0,25;3,5;2\n"
    data = write(table, separator="semicolon", decimal="comma", task="regression").load()
    assert data.x.tolist() == [[1.5, -2], [0.25, 3.5]]
    assert data.feature_names[0] == "Größe"


def test_quoted_separators_and_lines_stay_in_their_field(write):
    table = 'note,a,y\n"one, two\nlines",1,x\n"say ""hi""",2,z\n'
    data = write(table, roles=(("note", "input"), ("a", "input"), ("y", "target"))).load()
    assert data.feature_names == ("note=one, two\nlines", 'note=say "hi"', "a")
    assert facts(data).keys() == {"TextEncoded"}


@pytest.mark.parametrize("separator", ["tab", "bar", "space"])
def test_every_separator_is_understood(write, separator):
    mark = {"tab": "\t", "bar": "|", "space": "   "}[separator]
    table = "\n".join(mark.join(row) for row in (["a", "y"], ["1", "2.5"], ["3", "4.5"]))
    data = write(table, separator=separator).load()
    assert data.x.ravel().tolist() == [1, 3]
    assert data.y.ravel().tolist() == [2.5, 4.5]


def test_a_table_without_header_gets_names(write):
    data = write("1,2,3.5\n3,2,4.5\n", header=False).load()
    assert data.feature_names == ("column 1", "column 2")


def test_lines_before_the_table_are_skipped(write):
    data = write("Report, made today\n\na,y\n1,2.5\n3,4.5\n", skip=2).load()
    assert data.feature_names == ("a",)


def test_duplicate_columns_are_told_apart(write):
    data = write("a,a,,y\n1,2,3,4.5\n5,5,7,8.5\n").load()
    assert data.feature_names == ("a", "a 2", "column 3")
    assert facts(data) == {"ColumnRenamed": {"column": "a", "name": "a 2"}}


def test_ragged_lines_are_left_out_and_told(write):
    lines = [f"{i % 3},{i}.5,{i}" for i in range(20)]
    lines[4] += ",7"
    lines[9] = "1,2"
    lines[12] += ",,"  # only separators: nothing is lost
    data = write("\n".join(["y,a,b", *lines])).load()
    assert len(data.x) == 18
    left_out = facts(data)["LinesLeftOut"]
    assert (left_out["count"], left_out["line"], left_out["expected"]) == (2, 6, 3)


def test_a_footer_is_left_out(write):
    data = write("month,n,y\nx,1,2.5\nz,3,4.5\n,,\nMonthly totals. Source?,,\n").load()
    assert len(data.x) == 2


def test_a_table_that_is_mostly_ragged_is_refused(write, shared):
    with pytest.raises(RaggedTable):
        write("a,y\n1,2\n1\n1,2,3\n4,5\n").load()
    path = str(shared / "housing" / "source-housing.data")
    with pytest.raises(RaggedTable) as caught:
        TableFile(path=path, separator="space").load()
    assert caught.value.facts["count"] == 269  # of 506; counted with awk: 237 have 12 fields


def test_a_few_odd_values_count_as_missing(write):
    lines = [f"{i}.5,{i}" for i in range(40)] + ["about 7,3"]
    data = write("\n".join(["a,y", *lines])).load()
    assert len(data.x) == 40
    assert facts(data)["NotNumbers"] == {"column": "a", "count": 1, "example": "about 7"}


def test_marks_of_missing_values_and_infinities_are_missing(write):
    data = write("a,b,y\n1,?,1.5\nNA,3,1.5\n1e999,3,1.5\n1e39,3,1.5\n5,6,1.5\n7,8,2\n").load()
    assert data.x.tolist() == [[5, 6], [7, 8]]
    assert np.isfinite(data.x).all()


def test_true_and_false_are_classes_or_numbers(write):
    data = write("a,b,y\nTrue,1,False\nFalse,2,True\nFalse,5,False\n").load()
    assert data.x[:, 0].tolist() == [1, 0, 0]
    assert data.classes == ("False", "True")
    assert data.y.tolist() == [0, 1, 0]


@pytest.mark.parametrize(
    ("encoding", "codec"),
    [("utf-8", "utf-8"), ("utf-8", "utf-8-sig"), ("utf-16", "utf-16"), ("cp1251", "cp1251")],
)
def test_encodings_are_read(write, encoding, codec):
    table = "рост,вид\n1,кот\n2,пёс\n5,кот\n".encode(codec)
    data = write(table, encoding=encoding).load()
    assert data.feature_names == ("рост",)
    assert data.classes == ("кот", "пёс")


def test_a_wrong_encoding_is_told_with_its_line(write):
    lines = ["a,y", *["1,2"] * 3000, "1,caf\xe9"]
    with pytest.raises(WrongEncoding) as caught:
        write("\n".join(lines).encode("latin-1")).load()
    assert caught.value.facts["line"] == 3002


def test_a_packed_table_is_read(write):
    assert len(write(gzip.compress(b"a,y\n1,2.5\n3,4.5\n")).load().x) == 2
    with pytest.raises(DamagedArchive):
        write(gzip.compress(b"a,y\n1,2.5\n3,4.5\n" * 99)[:-9]).load()


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", EmptyFile),
        (b"\n\n\n", TooFewRows),
        (b"a,y\n", TooFewRows),
        (b"a,y\n1,2\n", TooFewRows),
        (b"a,y\n1,\n,2\n3,5\n", TooFewRows),
        (b"a,y\n1,2\0\n3,4\n", NotText),
        (b"PK\3\4\0\0\0", NotText),
        (b'a,y\n1,"' + b"x" * 200_000, BrokenQuote),
        (b"a,y\n" + b"1" * 4_000_001, LineTooLong),
        (b"," * 20_000 + b"\n", TooManyColumns),
        (b"y\n1\n2\n", NoInputColumns),
        (b"a,y\n1,x\n2,x\n3,x\n", OneClass),
    ],
)
def test_what_is_no_table_is_told(write, content, error):
    with pytest.raises(error):
        write(content, roles=(("a", "input"), ("y", "target")) if error is OneClass else ()).load()


def test_roles_that_do_not_fit_are_told(write):
    with pytest.raises(UnknownColumn) as caught:
        write(FLOWERS, roles=(("color", "input"), ("kind", "target"))).load()
    assert caught.value.facts["closest"] == "colour"
    with pytest.raises(NoTargetColumn):
        write(FLOWERS, roles=(("size", "input"),)).load()
    with pytest.raises(NoInputColumns):
        write(FLOWERS, roles=(("kind", "target"),)).load()
    with pytest.raises(SettingError):
        write(FLOWERS, roles=(("kind", "output"),))


def test_free_text_is_no_input(write):
    table = "a,y\n" + "".join(f"word {i},{i}.5\n" for i in range(1200))
    with pytest.raises(TooManyWords):
        write(table, roles=(("a", "input"), ("y", "target"))).load()


def test_missing_files_are_told(tmp_path):
    with pytest.raises(FileMissing):
        TableFile(path=str(tmp_path / "gone.csv")).load()


def test_the_settings_survive_a_project_file():
    source = TableFile(path="a", roles=ROLES, missing="mean", separator="tab")
    assert restore(describe(source)) == source
    for wrong in ({"separator": "slash"}, {"missing": "guess"}, {"skip": -1}):
        with pytest.raises(SettingError):
            TableFile(path="a", **wrong)


def test_wine_has_its_published_class_counts(shared):
    data = TableFile(path=str(shared / "small-tables" / "wine.csv")).load()
    assert data.x.shape == (178, 13)
    assert data.classes == ("Barbera", "Barolo", "Grignolino")
    assert np.bincount(data.y).tolist() == [48, 59, 71]
    assert data.feature_names[0] == "alcohol"
    assert data.x[0, 0] == np.float32(14.23)
    assert data.x[:, 0].mean() == pytest.approx(13.0006, abs=1e-4)


def test_iris_has_its_classes_and_means(shared):
    data = TableFile(path=str(shared / "small-tables" / "FisherIris.csv")).load()
    assert data.classes == ("Setosa", "Versicolor", "Virginica")
    assert np.bincount(data.y).tolist() == [50, 50, 50]
    assert data.feature_names == ("PetalWidth", "PetalLength", "SepalWidth", "SepalLength")
    # The means of this copy, in 0.1 mm, as awk computes them; some digits differ from Fisher's.
    means = [11.9267, 37.7867, 30.5533, 58.4467]
    assert data.x.mean(axis=0) == pytest.approx(means, abs=1e-3)


def test_californian_houses_equal_another_parser(shared):
    path = shared / "housing" / "california_housing.csv"
    data = TableFile(path=str(path)).load()
    peer = np.loadtxt(path, delimiter=",", skiprows=1, dtype=np.float32)
    assert data.x.shape == (20640, 8)
    assert (data.x == peer[:, :8]).all()
    assert (data.y == peer[:, 8:]).all()
    assert data.target_names == ("target",)
    assert data.notices == ()
