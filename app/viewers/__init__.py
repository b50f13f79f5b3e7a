"""Viewers: they are given arrays, show exact pixels, and emit what the user points at.

- ``mosaic.Mosaic``: many tiles as one picture. ``set_tiles(tiles, names)``, ``set_levels``,
  ``set_colour_map``; signals ``tile_clicked(tile)``, ``tile_hovered((tile, row, column, value))``.
- ``image_view.ImageView``: an image under a heat map. ``set_values``, ``set_heat``,
  ``set_opacity``, ``set_colour_map``; signal ``value_hovered((row, column, value, heat))``.
- ``canvas.Canvas``: their ground: magnify, move, which pixel lies under the mouse.
"""
