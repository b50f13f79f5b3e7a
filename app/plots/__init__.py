"""Plots: they are given numbers, draw them, and emit what the user points at.

- ``curve_plot.CurvePlot``: loss and metrics of runs, live. ``add_run(run, name)``,
  ``extend(run, series, x, y, per)``, ``remove_run``, ``clear``; signals ``run_pointed_at(run)``,
  ``run_removed(run)``, ``export_wanted(kind)``. Files: PNG, SVG, CSV.
- ``histogram.Histogram``: ``set_values({name: array}, bins)`` or ``set_counts(edges, counts)``;
  signals ``bin_pointed_at((low, high, counts))``, ``bin_clicked(bin)``. Files: PNG, CSV.
- ``scatter.ScatterPlot``: ``set_points(points, labels, classes)``,
  ``set_boundary(probabilities, extent)``; signals ``point_clicked(index)``,
  ``pointed_at((x, y, probabilities))``. Files: PNG, CSV.
- ``confusion.ConfusionMatrix``: ``set_counts(counts, classes)``, ``set_share``; signals
  ``cell_clicked(true, predicted)``, ``cell_pointed_at``. Files: PNG, CSV.
- ``class_table.ClassTable``: ``set_scores(scores, classes)``; signal
  ``cell_opened(class, column)``. ``ranking.RankingPlot``: ``set_rankings(rankings, classes)``,
  ``set_chosen``; signal ``point_opened(class, threshold)``. ``reliability.ReliabilityPlot``:
  ``set_calibration``; signal ``bin_opened(bin)``. Files: PNG, SVG, CSV, NPZ.
- ``prediction_bars.PredictionBars``: ``set_probabilities(probabilities, classes, true)``; signal
  ``class_clicked(class)``. Files: PNG, CSV.

Underneath: ``area.PlotArea`` (axes, box zoom, cursor), ``legend.Legend``, ``curves`` (growing
columns, smoothing, thinning: no Qt), ``curve_lines`` (items and colours), ``export``.

What keeps them fast: lines are thinned to two points a pixel before they are drawn, and are wide
and smooth only while the pixels along them are few.
"""
