"""Plots: they are given numbers, draw them at once, and emit what the user points at.

- ``curve_plot.CurvePlot``: loss and metrics of runs, live. ``add_run(run, name)``,
  ``extend(run, series, x, y, per)``, ``remove_run``, ``export_png/svg/csv``; signals
  ``run_pointed_at(run)``, ``run_removed(run)``, ``export_wanted(kind)``.
- ``area.PlotArea``: the ground of a plot: axes, box zoom, reset, cursor.
- ``legend.Legend``: names and values beside a plot.
"""
