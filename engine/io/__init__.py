"""Files: the project, and models that go in and out."""
