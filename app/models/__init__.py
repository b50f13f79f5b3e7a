"""Models for Qt's views: what the session holds, as rows and columns."""
