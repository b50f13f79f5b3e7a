"""The catalogue leaves no source out."""

from engine.data.catalogue import CATALOGUE
from engine.data.dataset import sources


def test_every_source_stands_in_one_group():
    listed = [cls.registered_name for group in CATALOGUE.values() for cls in group]
    assert sorted(listed) == list(sources)


def test_foreign_sources_are_those_of_files_and_downloads():
    for group, classes in CATALOGUE.items():
        assert {cls.foreign for cls in classes} == {group in ("files", "downloads")}
