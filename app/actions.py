"""The table of what the window can do: one row an action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.action_table import Row
from app.i18n.marking import marked

if TYPE_CHECKING:
    from app.main_window import MainWindow


def rows(window: MainWindow) -> list[Row]:
    """Return all actions of ``window``, in the order of the menus."""
    return [
        *_opening_rows(window),
        *_keeping_rows(window),
        *_copying_rows(window),
        *_leaving_rows(window),
        *_history_rows(window),
        *_program_rows(window),
        *_running_rows(window),
        *_stepping_rows(window),
        *_ending_rows(window),
        *_view_rows(window),
        *_help_rows(window),
    ]


def _opening_rows(window: MainWindow) -> list[Row]:
    files = window.files
    return [
        Row(
            "new",
            "project",
            marked("Actions", "New project"),
            marked("Actions", "Begin with an empty project"),
            "Ctrl+N",
            "file",
            files.new,
        ),
        Row(
            "open",
            "project",
            marked("Actions", "Open project..."),
            marked("Actions", "Open a .lamina project"),
            "Ctrl+O",
            "open",
            files.ask_and_open,
        ),
        Row(
            "open_model",
            "project",
            marked("Actions", "Open model..."),
            marked("Actions", "Open a model of Keras: .keras, .h5 or weights with their .json"),
            "Ctrl+Shift+O",
            "network",
            window.ask_and_open_model,
        ),
        Row(
            "known_network",
            "project",
            marked("Actions", "Known network..."),
            marked("Actions", "Take VGG, ResNet, Inception, Xception or MobileNet, also trained"),
            "",
            "layers",
            window.show_known_networks,
        ),
        Row(
            "welcome",
            "project",
            marked("Actions", "Laboratories"),
            marked("Actions", "Show the ready laboratories"),
            "Ctrl+L",
            "welcome",
            window.show_welcome,
        ),
    ]


def _keeping_rows(window: MainWindow) -> list[Row]:
    session, files = window.session, window.files
    return [
        Row(
            "name_version",
            "project",
            marked("Actions", "Name this version..."),
            marked(
                "Actions", "Everything is saved always; give this state a name to find it again"
            ),
            "Ctrl+S",
            "bookmark",
            files.ask_and_name_version,
            lambda: session.is_open,
        ),
        Row(
            "save_as",
            "project",
            marked("Actions", "Move project to..."),
            marked("Actions", "Keep the project under another name or in another folder"),
            "Ctrl+Shift+S",
            "save",
            files.ask_and_move,
            lambda: session.is_open,
        ),
    ]


def _copying_rows(window: MainWindow) -> list[Row]:
    session, files = window.session, window.files
    return [
        Row(
            "send_copy",
            "project",
            marked("Actions", "Send a copy..."),
            marked("Actions", "Write a compact copy of the project to another file"),
            "",
            "copy",
            lambda: files.ask_and_copy(),
            lambda: session.is_open,
        ),
        Row(
            "work_in_copy",
            "project",
            marked("Actions", "Save a copy and work there..."),
            marked("Actions", "Write a copy, and go on in it; this file stays as it is"),
            "",
            "duplicate",
            files.ask_and_go_on_in_copy,
            lambda: session.is_open,
        ),
        Row(
            "rescue",
            "project",
            marked("Actions", "Rescue a damaged project..."),
            marked("Actions", "Copy everything that is still readable into a new project"),
            "",
            "mend",
            files.rescue,
        ),
        Row(
            "begin_elsewhere",
            "",
            marked("Actions", "Choose another folder..."),
            "",
            "",
            "",
            files.ask_where_to_begin,
            files.can_begin_elsewhere,
        ),
    ]


def _leaving_rows(window: MainWindow) -> list[Row]:
    return [
        Row(
            "export",
            "project",
            marked("Actions", "Export model..."),
            marked("Actions", "Write the trained network for Keras or as a NumPy script"),
            "Ctrl+E",
            "export",
            window.show_export,
            lambda: window.session.is_open,
        ),
        Row(
            "quit",
            "project",
            marked("Actions", "Quit"),
            "",
            "Ctrl+Q",
            "",
            window.close,
        ),
    ]


def _history_rows(window: MainWindow) -> list[Row]:
    session = window.session
    return [
        Row(
            "undo",
            "edit",
            marked("Actions", "Undo"),
            marked("Actions", "Take the last step back"),
            "Ctrl+Z",
            "undo",
            session.undo,
            lambda: session.history.can_undo,
        ),
        Row(
            "redo",
            "edit",
            marked("Actions", "Redo"),
            marked("Actions", "Do the undone step again"),
            "Ctrl+Shift+Z | Ctrl+Y",
            "redo",
            session.redo,
            lambda: session.history.can_redo,
        ),
        Row(
            "history",
            "edit",
            marked("Actions", "History..."),
            marked("Actions", "Go to any step, or to a version with a name"),
            "Ctrl+H",
            "clock",
            window.show_history,
            lambda: session.is_open,
        ),
    ]


def _program_rows(window: MainWindow) -> list[Row]:
    return [
        Row(
            "palette",
            "edit",
            marked("Actions", "Command palette..."),
            marked("Actions", "Find any action by its name"),
            "Ctrl+Shift+P",
            "search",
            window.show_palette,
        ),
        Row(
            "preferences",
            "edit",
            marked("Actions", "Preferences..."),
            marked("Actions", "Language, colours, threads"),
            "Ctrl+,",
            "settings",
            window.show_preferences,
        ),
    ]


def _running_rows(window: MainWindow) -> list[Row]:
    session, steering = window.session, window.steering
    return [
        Row(
            "start",
            "training",
            marked("Actions", "Start"),
            marked("Actions", "Train the network on the data"),
            "F5 | Ctrl+Return",
            "play",
            steering.start,
            lambda: session.is_open and not session.running,
        ),
        Row(
            "pause",
            "training",
            marked("Actions", "Pause"),
            marked("Actions", "Wait, or go on after a pause"),
            "Ctrl+Space",
            "pause",
            steering.toggle_pause,
            lambda: bool(session.running),
            steering.is_paused,
        ),
    ]


def _stepping_rows(window: MainWindow) -> list[Row]:
    session, steering = window.session, window.steering
    return [
        Row(
            "step_batch",
            "training",
            marked("Actions", "Step one batch"),
            marked("Actions", "Train on one batch, then wait"),
            "F10",
            "step",
            steering.step_batch,
            lambda: session.is_open,
        ),
        Row(
            "step_epoch",
            "training",
            marked("Actions", "Step one epoch"),
            marked("Actions", "Train for one epoch, then wait"),
            "F11",
            "step_epoch",
            steering.step_epoch,
            lambda: session.is_open,
        ),
    ]


def _ending_rows(window: MainWindow) -> list[Row]:
    session, steering = window.session, window.steering
    return [
        Row(
            "stop",
            "training",
            marked("Actions", "Stop"),
            marked("Actions", "End the run; what it learned is kept"),
            "Shift+F5",
            "stop",
            steering.stop,
            lambda: bool(session.running),
        ),
        Row(
            "resume",
            "training",
            marked("Actions", "Resume the interrupted run"),
            marked("Actions", "Go on where the last saved state is"),
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
            marked("Actions", "Reset layout"),
            marked("Actions", "Put all panels back to their places"),
            "",
            "grid",
            window.reset_layout,
        ),
        Row(
            "full_screen",
            "view",
            marked("Actions", "Full screen"),
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
            marked("Actions", "Dark colours"),
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
            marked("Actions", "Keyboard shortcuts"),
            "",
            "F1",
            "help",
            window.show_shortcuts,
        ),
        Row("about", "help", marked("Actions", "About Lamina"), "", "", "info", window.show_about),
    ]
