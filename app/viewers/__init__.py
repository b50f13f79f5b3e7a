"""Viewers: they are given arrays, show exact pixels, and emit what the user points at.

- ``mosaic.Mosaic``: many tiles as one picture. ``set_tiles(tiles, names)``, ``set_levels``
  ("shared", "symmetric", "per tile"), ``set_colour_map``, ``select``; signals
  ``tile_clicked(tile)``, ``tile_hovered((tile, row, column, value))``.
- ``image_view.ImageView``: an image under a heat map. ``set_values``, ``set_heat``,
  ``set_opacity``, ``set_colour_map``; signal ``value_hovered((row, column, value, heat))``.
- ``thumbnails.ThumbnailGrid``: ``set_images(images, captions, tooltips)``, ``select``; signals
  ``image_chosen(index)``, ``image_activated(index)``.
- ``canvas.Canvas``: the ground of the first two: wheel and + - magnify, 0 fits, dragging moves;
  signals ``hovered``, ``clicked(row, column)``, ``menu_wanted(place)``.

All are reached by keys, tell values in tooltips, and write PNG and NPZ.
"""
