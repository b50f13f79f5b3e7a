"""Widgets that know values only: given numbers and texts, they emit what the user does.

- ``form.PropertyForm``: settings of a dataclass. ``set_part(part)``, ``show_error(name, text)``;
  signal ``changed(name, value)``.
- ``numbers``: ``NumberBox`` (1e-3), ``IntegerBox``, ``PairBox``; ``format_number``.
- ``fields``: one editor for each kind of value; ``toggle.Toggle``: a switch.
"""
