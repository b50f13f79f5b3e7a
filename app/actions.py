"""The table of what the window can do: one row an action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP as N_

from app.action_table import Row

if TYPE_CHECKING:
    from app.main_window import MainWindow


def rows(window: MainWindow) -> list[Row]:
    """Return all actions of ``window``, in the order of the menus."""
    return [
        *_project_rows(window),
        *_edit_rows(window),
        *_training_rows(window),
        *_view_rows(window),
        *_help_rows(window),
    ]


def _project_rows(window: MainWindow) -> list[Row]:
    session, files = window.session, window.files
    return [
        Row(
            "new",
            "project",
            N_("Actions", "New project"),
            N_("Actions", "Begin with an empty project"),
            "Ctrl+N",
            "file",
            files.new,
        ),
        Row(
            "open",
            "project",
            N_("Actions", "Open project..."),
            N_("Actions", "Open a .lamina project"),
            "Ctrl+O",
            "open",
            files.ask_and_open,
        ),
        Row(
            "welcome",
            "project",
            N_("Actions", "Laboratories"),
            N_("Actions", "Show the ready laboratories"),
            "Ctrl+L",
            "welcome",
            window.show_welcome,
        ),
        Row(
            "name_version",
            "project",
            N_("Actions", "Name this version..."),
            N_("Actions", "Everything is saved always; give this state a name to find it again"),
            "Ctrl+S",
            "bookmark",
            files.ask_and_name_version,
            lambda: session.is_open,
        ),
        Row(
            "save_as",
            "project",
            N_("Actions", "Move project to..."),
            N_("Actions", "Keep the project under another name or in another folder"),
            "Ctrl+Shift+S",
            "save",
            files.ask_and_move,
            lambda: session.is_open,
        ),
        Row(
            "send_copy",
            "project",
            N_("Actions", "Send a copy..."),
            N_("Actions", "Write a compact copy of the project to another file"),
            "",
            "copy",
            files.ask_and_copy,
            lambda: session.is_open,
        ),
        Row(
            "export",
            "project",
            N_("Actions", "Export model..."),
            N_("Actions", "Write the trained network for Keras or as a NumPy script"),
            "Ctrl+E",
            "export",
            window.show_export,
            lambda: session.is_open,
        ),
        Row(
            "quit",
            "project",
            N_("Actions", "Quit"),
            "",
            "Ctrl+Q",
            "",
            window.close,
        ),
    ]


def _edit_rows(window: MainWindow) -> list[Row]:
    session = window.session
    return [
        Row(
            "undo",
            "edit",
            N_("Actions", "Undo"),
            N_("Actions", "Take the last step back"),
            "Ctrl+Z",
            "undo",
            session.undo,
            lambda: session.history.can_undo,
        ),
        Row(
            "redo",
            "edit",
            N_("Actions", "Redo"),
            N_("Actions", "Do the undone step again"),
            "Ctrl+Shift+Z | Ctrl+Y",
            "redo",
            session.redo,
            lambda: session.history.can_redo,
        ),
        Row(
            "palette",
            "edit",
            N_("Actions", "Command palette..."),
            N_("Actions", "Find any action by its name"),
            "Ctrl+Shift+P",
            "search",
            window.show_palette,
        ),
        Row(
            "preferences",
            "edit",
            N_("Actions", "Preferences..."),
            N_("Actions", "Language, colours, threads"),
            "Ctrl+,",
            "settings",
            window.show_preferences,
        ),
    ]


def _training_rows(window: MainWindow) -> list[Row]:
    session, steering = window.session, window.steering
    running = lambda: bool(session.running)  # noqa: E731
    return [
        Row(
            "start",
            "training",
            N_("Actions", "Start"),
            N_("Actions", "Train the network on the data"),
            "F5 | Ctrl+Return",
            "play",
            steering.start,
            lambda: session.is_open and not session.running,
        ),
        Row(
            "pause",
            "training",
            N_("Actions", "Pause"),
            N_("Actions", "Wait, or go on after a pause"),
            "Ctrl+Space",
            "pause",
            steering.toggle_pause,
            running,
            steering.is_paused,
        ),
        Row(
            "step_batch",
            "training",
            N_("Actions", "Step one batch"),
            N_("Actions", "Train on one batch, then wait"),
            "F10",
            "step",
            steering.step_batch,
            lambda: session.is_open,
        ),
        Row(
            "step_epoch",
            "training",
            N_("Actions", "Step one epoch"),
            N_("Actions", "Train for one epoch, then wait"),
            "F11",
            "step_epoch",
            steering.step_epoch,
            lambda: session.is_open,
        ),
        Row(
            "stop",
            "training",
            N_("Actions", "Stop"),
            N_("Actions", "End the run; what it learned is kept"),
            "Shift+F5",
            "stop",
            steering.stop,
            running,
        ),
        Row(
            "resume",
            "training",
            N_("Actions", "Resume the interrupted run"),
            N_("Actions", "Go on where the last saved state is"),
            "",
            "restart",
            steering.resume,
            steering.can_resume,
        ),
    ]


def _view_rows(window: MainWindow) -> list[Row]:
    dock_rows = [
        Row(
            f"show_{name}",
            "view",
            text,
            "",
            f"Ctrl+{number}",
            "",
            lambda name=name: window.show_panel(name),
            lambda: window.session.is_open,
        )
        for number, (name, text) in enumerate(window.panel_titles().items(), start=1)
    ]
    return [
        *dock_rows,
        Row(
            "reset_layout",
            "view",
            N_("Actions", "Reset layout"),
            N_("Actions", "Put all panels back to their places"),
            "",
            "grid",
            window.reset_layout,
        ),
        Row(
            "full_screen",
            "view",
            N_("Actions", "Full screen"),
            "",
            "Ctrl+Shift+F | F12",
            "full_screen",
            window.toggle_full_screen,
            lambda: True,
            window.isFullScreen,
        ),
        Row(
            "dark",
            "view",
            N_("Actions", "Dark colours"),
            "",
            "",
            "moon",
            window.toggle_dark,
            lambda: True,
            window.is_dark,
        ),
    ]


def _help_rows(window: MainWindow) -> list[Row]:
    return [
        Row(
            "shortcuts",
            "help",
            N_("Actions", "Keyboard shortcuts"),
            "",
            "F1",
            "help",
            window.show_shortcuts,
        ),
        Row("about", "help", N_("Actions", "About Lamina"), "", "", "info", window.show_about),
    ]
