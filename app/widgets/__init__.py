"""Widgets that know values only: given numbers and texts, they emit what the user does.

- ``form.PropertyForm``: settings of a dataclass. ``set_part(part)``, ``show_error(name, text)``,
  ``set_texts(labels, tooltips)``; signal ``changed(name, value)``.
- ``numbers``: ``NumberBox`` (1e-3), ``IntegerBox``, ``SizesBox``; ``format_number``.
- ``fields``: one editor for each kind of value, ``ChoiceBox``; ``toggle.Toggle``: a switch.
- ``search_palette.SearchPalette``: ``set_choices([Choice])``; signals ``chosen(key)``,
  ``cancelled``; lines can be dragged out (``MIME_TYPE``).
- ``section.Section``: a heading that folds its content; signal ``folded(bool)``.
- ``card.Card``: ``set_texts``, ``set_picture``; signal ``activated``.
- ``status.StatusSentence``: ``set_sentence(sentence, link)``; signal ``activated``.
- ``status.ProgressStrip``: ``set_progress(done, total, text)``, ``finish``; signal ``cancelled``.
- ``bars.CountBars``: ``set_counts([(class, count)])``; signal ``clicked(row)``.
- ``notice.NoticeBar``: ``show_notice(level, sentence, details, action)``; signals ``closed``,
  ``action_activated``.
- ``drop_area.DropArea``: signals ``files_dropped([Path])``, ``image_dropped(QImage)``,
  ``browse_wanted``.
- ``sketch_pad.SketchPad``: ``pixels(height, width)``, ``undo``, ``clear``; signals ``changed``,
  ``drawing``.
- ``paint_area.PaintArea``: ``points()``, ``set_class``; signals ``changed``, ``class_changed``.
- ``marks``: colour and shape of a class; ``pixels``: arrays as pictures.
"""
