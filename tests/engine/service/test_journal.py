"""What a crashed reader had read is there for the next one."""

import pytest

from engine.data.readers.watch import Reading
from engine.service.journal import Journal

FIRST, SECOND = Reading({"size": 3, "имя": "а"}, b"abc"), Reading({"code": "NotAPicture"})


@pytest.fixture
def path(tmp_path):
    journal = Journal(tmp_path / "journal")
    journal.remember("один.png", FIRST)
    journal.remember("two.png", SECOND)
    journal.close()
    return tmp_path / "journal"


def test_readings_are_recalled_by_the_next_reader(path):
    journal = Journal(path)
    assert journal.recall("один.png") == FIRST
    assert journal.recall("two.png") == SECOND
    assert journal.recall("three.png") is None
    journal.close()


def test_a_torn_end_is_cut_off_and_the_rest_stays(path):
    size = path.stat().st_size
    for lost in range(1, 40):
        content = path.read_bytes()[: size - lost]
        torn = path.with_name("torn")
        torn.write_bytes(content)
        journal = Journal(torn)
        assert journal.recall("один.png") == FIRST
        assert journal.recall("two.png") is None
        journal.remember("two.png", SECOND)
        journal.close()
        journal = Journal(torn)
        assert journal.recall("two.png") == SECOND
        journal.close()
