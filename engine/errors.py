"""Errors of the engine: a template and named facts, so that the window can translate the sentence.

Facts are numbers, names or codes, never sentences. An error crosses a process as
``(kind, facts)`` and is rebuilt by its class name.
"""

from __future__ import annotations

from typing import ClassVar


class EngineError(Exception):
    """An error of the user or of the world, told as where, expected, actual, what to do."""

    template = "The operation failed."
    kinds: ClassVar[dict[str, type[EngineError]]] = {}

    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        EngineError.kinds[cls.__name__] = cls

    def __init__(self, **facts):
        self.facts = facts
        super().__init__(self.template.format(**facts))

    def __reduce__(self):
        return rebuilt, (type(self).__name__, self.facts)


def rebuilt(kind: str, facts: dict) -> EngineError:
    """Return the error that another process described as ``(kind, facts)``."""
    if kind not in EngineError.kinds:
        return UnexpectedError(kind=kind, detail=str(facts))
    return EngineError.kinds[kind](**facts)


class UnexpectedError(EngineError):
    template = "Something unexpected happened ({kind}): {detail}. The project is safe; please send the report."


class SettingError(EngineError, ValueError):
    """A setting of a layer, optimizer, ... is outside its range."""

    template = "The setting '{setting}' must be {expected}, but is {actual}."


class UnknownName(EngineError, KeyError):
    template = "There is no {family} called '{name}'. Did you mean '{closest}'?"

    __str__ = Exception.__str__  # KeyError would quote the sentence


# Networks


class ShapeError(EngineError, ValueError):
    """A layer receives a shape that it cannot take; shapes are without the batch."""

    template = "'{node}' needs an input of shape {expected}, but receives {actual}."


class InputCountError(EngineError, ValueError):
    template = "'{node}' needs {expected} input(s), but has {actual}."


class MergeError(EngineError, ValueError):
    template = "'{node}' merges branches of different shapes: {actual}. All must be equal."


class TooSmallError(EngineError, ValueError):
    template = (
        "'{node}' has a window of {window}, but receives only {actual} pixels. "
        "Use a smaller window, padding 'same', or fewer poolings before it."
    )


class GraphError(EngineError, ValueError):
    template = (
        "The network is not connected: '{node}' needs '{missing}', which does not come before it."
    )


class NoLayers(EngineError, ValueError):
    template = "The network has no layers yet. Add one from the palette."


class OutputError(EngineError, ValueError):
    """The last layer does not fit the data."""

    template = "The last layer '{node}' gives {actual}, but the data need {expected}."


class InputMismatch(EngineError, ValueError):
    template = "The data have samples of shape {expected}, but '{node}' takes {actual}."


class LossMismatch(EngineError, ValueError):
    template = "The loss '{loss}' does not fit '{node}', which gives {actual}: it needs {expected}."


class TooLarge(EngineError, MemoryError):
    template = (
        "This needs {needed} MB of memory, but only {available} MB are free. "
        "Use a smaller batch or a smaller network."
    )


# Training


class Diverged(EngineError, ArithmeticError):
    template = (
        "The loss is no longer a number (epoch {epoch}, batch {batch}). "
        "Try a learning rate ten times smaller, scaled inputs, or gradient clipping."
    )


# Data


class Cancelled(EngineError):
    """The user stopped a long piece of work; nothing went wrong."""

    template = "Cancelled."


class NotFinite(EngineError, ValueError):
    template = (
        "Column {column} of the inputs holds values that are missing or infinite. "
        "Fill them in, leave out their rows, or set the column to 'ignore'."
    )


class ConstantFeature(EngineError):
    """Told as a notice: such a feature is shifted, but not scaled."""

    template = "The feature in column {column} is always {value}: it carries no information."


# Initializers


class InitializerShapeError(EngineError, ValueError):
    template = (
        "The initializer '{initializer}' needs a weight with {expected} axes, "
        "but this one has the shape {shape}. Choose another initializer."
    )


class NoSamples(EngineError, ValueError):
    template = "The data set '{name}' has no samples yet. Add some first."


class TooFewSamples(EngineError, ValueError):
    template = (
        "The data set '{name}' has too few samples ({actual}) for this split. "
        "Use a smaller share for validation and test, or add samples."
    )


class RareClass(EngineError):
    """Told as a notice: such a class cannot be both trained and validated."""

    template = "The class '{class_name}' has {actual} sample(s): at least 2 are needed."


# The project file


class ProjectError(EngineError):
    template = "The project '{name}' cannot be used."


class ProjectMissing(ProjectError, FileNotFoundError):
    template = "There is no project '{name}' in '{folder}'. It may have been moved or renamed."


class ProjectExists(ProjectError, FileExistsError):
    template = "There is already a file '{name}' in '{folder}'. Choose another name."


class NotAProject(ProjectError, ValueError):
    template = "'{name}' is not a Lamina project. Choose a file that ends in .lamina."


class NewerProject(ProjectError, ValueError):
    template = (
        "'{name}' was written by a newer Lamina (format {actual}; "
        "this one reads up to {expected}). Update Lamina to open it."
    )


class OlderProject(ProjectError, PermissionError):
    template = (
        "'{name}' was written by an older Lamina (format {actual}) and must be updated once, "
        "but cannot be written here. Copy it to a folder of yours and open the copy."
    )


class ProjectDamaged(ProjectError, ValueError):
    template = (
        "'{name}' is damaged (at: {where}). "
        "Use 'Rescue' to copy everything that is still readable into a new project."
    )


class ForeignObjects(ProjectError, ValueError):
    template = (
        "'{name}' contains {objects}, which Lamina did not write, and is not opened for safety. "
        "Use 'Rescue' to copy only what is Lamina's into a new project."
    )


class ProjectAlreadyOpen(ProjectError, ValueError):
    template = "'{name}' is already open in this window."


class ProjectLocked(ProjectError, PermissionError):
    template = (
        "'{name}' is open in another Lamina, so it is shown here for reading only. "
        "Close it there, or use 'Send a copy' to work on a copy."
    )


class ReadOnlyProject(ProjectError, PermissionError):
    template = (
        "'{name}' cannot be written here, so it is shown for reading only. "
        "Use 'Send a copy' to save it in a folder of yours."
    )


class ReadOnlyFolder(ProjectError, PermissionError):
    template = "'{name}' cannot be written in the folder '{folder}'. Choose another folder."


class DiskFull(ProjectError, OSError):
    template = (
        "The disk is full: '{name}' cannot be saved now. Your work is kept in memory and saved "
        "as soon as there is room. Free some space, or use 'Send a copy' to another disk."
    )


class ProjectNotWritten(ProjectError, OSError):
    template = (
        "The disk refuses to save '{name}' (code {code}). Your work is kept in memory and saved as "
        "soon as the disk allows it. Check the disk, or use 'Send a copy' to another one."
    )


class ProjectVanished(ProjectError, OSError):
    template = (
        "'{name}' is no longer in '{folder}': it was moved, renamed or deleted while open. "
        "Put it back, or use 'Send a copy' to save your work under a new name."
    )


class NothingToRescue(ProjectError, ValueError):
    template = "Nothing in '{name}' could be read: no part of a project is left in this file."


# The engine process


class NoData(EngineError, LookupError):
    template = "There are no data yet. Choose some in the data panel."


class NoNetwork(EngineError, LookupError):
    template = "The weights of '{network}' are not in memory. Open the run again."


class NotTraining(EngineError, RuntimeError):
    template = "No training is running."


class AlreadyTraining(EngineError, RuntimeError):
    template = "A training is running already. Stop it first."


class Cancelled(EngineError):
    template = "Cancelled."


class NodeNotFound(EngineError, LookupError):
    template = "The network has no layer '{node}'."


# Callbacks


class MonitorMissing(EngineError, KeyError):
    template = (
        "'{callback}' watches '{monitor}', but training reports only {available}. "
        "Choose one of these, or turn validation on."
    )

    __str__ = Exception.__str__  # KeyError would quote the sentence


# Reading files: as errors where nothing can be read, as notices where the rest is


class FileMissing(EngineError, FileNotFoundError):
    template = "'{path}' is not there, or no longer. Choose it again."


class FileForbidden(EngineError, PermissionError):
    template = "'{path}' may not be read by you. Change its permissions, or choose another."


class NotAFile(EngineError, ValueError):
    template = "'{path}' is not an ordinary file. Choose a file."


class NotAFolder(EngineError, NotADirectoryError):
    template = "'{path}' is not a folder. Choose the folder that holds the data."


class FileUnreadable(EngineError, OSError):
    template = "'{path}' cannot be read: the system reports {code}. Copy it to another disk."


class CannotWrite(EngineError, OSError):
    template = (
        "'{path}' cannot be written: the system reports {code}. "
        "Free some space, or change its permissions."
    )


class BadFileName(EngineError, ValueError):
    template = "The name of '{path}' is not valid text, so the file was left out. Rename it."


class EmptyFile(EngineError, ValueError):
    template = "'{path}' is empty. Copy or download it again."


class DamagedArchive(EngineError, ValueError):
    template = (
        "'{path}' is a damaged archive: it breaks off after {position} unpacked bytes. "
        "Copy or download it again."
    )


class WrongSize(EngineError, ValueError):
    template = (
        "'{path}' should hold {expected} bytes, but holds {actual}. Copy or download it again."
    )


class NotIdx(EngineError, ValueError):
    template = (
        "'{path}' is not an IDX file of bytes: it begins with {actual} instead of {expected}. "
        "Choose another file."
    )


class IdxAxes(EngineError, ValueError):
    template = (
        "'{path}' has {actual} axes instead of {expected}: images have 3, labels have 1. "
        "Perhaps the two files are exchanged."
    )


class CountMismatch(EngineError, ValueError):
    template = "'{path}' holds {actual} labels for {expected} images. Choose two files that belong together."


class ImageSizeMismatch(EngineError, ValueError):
    template = (
        "The images in '{path}' are {actual}, but those for training are {expected}. "
        "Choose files that belong together."
    )


class BrokenRecords(EngineError, ValueError):
    template = (
        "'{path}' should consist of records of {expected} bytes, but {actual} bytes are left over. "
        "Copy or download it again."
    )


class LabelOutOfRange(EngineError, ValueError):
    template = (
        "Record {record} of '{path}' has the label {actual}, but there are {expected} classes. "
        "The file is damaged, or of another kind."
    )


class ClassNamesMismatch(EngineError, ValueError):
    template = "There are {actual} class names for {expected} classes. Name each class once."


class NoSamples(EngineError, ValueError):
    template = "'{path}' holds no samples. Choose another file."


class OneClass(EngineError, ValueError):
    template = (
        "There is only one class, '{name}', in '{path}'. "
        "A classifier needs at least two: add another one."
    )


class NoPictures(EngineError, ValueError):
    template = (
        "There is no readable picture in the sub-folders of '{path}'. "
        "Choose a folder that has one sub-folder of pictures for each class."
    )


class NoClassFolders(EngineError, ValueError):
    template = (
        "'{path}' has no sub-folders. Make one for each class, and move the pictures into them."
    )


class NotAPicture(EngineError, ValueError):
    template = "'{path}' is not a picture of a known format. Save it as PNG or JPEG."


class DamagedPicture(EngineError, ValueError):
    template = "'{path}' is a damaged {format} picture ({kind}). Copy or save it again."


class PictureTooLarge(EngineError, ValueError):
    template = "The picture '{path}' has more than {limit} million pixels. Make it smaller."


class PicturesTooLarge(EngineError, MemoryError):
    template = (
        "{count} pictures of {width} x {height} pixels need {needed} MB of memory. "
        "Choose a smaller width and height."
    )


class PicturesResized(EngineError):
    template = "{count} of {total} pictures had another size and were made {width} x {height}."


class PicturesRecoloured(EngineError):
    template = "{count} of {total} pictures were converted to '{colours}'."


class PicturesReduced(EngineError):
    template = "{count} of {total} pictures have more than 8 bits a colour and were reduced to 8."


class OtherFiles(EngineError):
    template = "{count} other files, such as '{path}', are no pictures and were left out."


class FolderIgnored(EngineError):
    template = "The folder '{path}' stands beside the training folder and was left out."


class EmptyClass(EngineError):
    template = "The class '{name}' has no readable picture for training and was left out."


class ValidationMerged(EngineError):
    template = (
        "There are folders for training, validation and test: the {count} pictures for "
        "validation were added to those for training."
    )


class NotText(EngineError, ValueError):
    template = "Line {line} of '{path}' is not text. Save the table as CSV in UTF-8."


class WrongEncoding(EngineError, ValueError):
    template = "Line {line} of '{path}' is not written in {encoding}. Choose another encoding."


class LineTooLong(EngineError, ValueError):
    template = (
        "Line {line} of '{path}' is longer than {limit} characters. "
        "A table has one line for each sample: save it again."
    )


class BrokenQuote(EngineError, ValueError):
    template = (
        "A quoted text near line {line} of '{path}' is not closed within {limit} characters. "
        "Close the quotation mark, or save the table again."
    )


class TooManyColumns(EngineError, ValueError):
    template = "'{path}' has {actual} columns; at most {limit} can be read. Check the separator."


class TooFewRows(EngineError, ValueError):
    template = "'{path}' has {actual} usable rows; at least {expected} are needed."


class UnknownColumn(EngineError, KeyError):
    template = "There is no column '{column}' in '{path}'. Did you mean '{closest}'?"

    __str__ = Exception.__str__  # KeyError would quote the sentence


class NoInputColumns(EngineError, ValueError):
    template = "No column of '{path}' is an input. Set the role of at least one to 'input'."


class NoTargetColumn(EngineError, ValueError):
    template = "No column of '{path}' is a target. Set the role of one to 'target'."


class SeveralTargets(EngineError, ValueError):
    template = (
        "'{path}' has {actual} target columns, but classes come from one. "
        "Keep one target, or choose regression."
    )


class TextTarget(EngineError, ValueError):
    template = (
        "The target column '{column}' holds text, so it cannot be a number to predict. "
        "Choose classification, or another target."
    )


class TooManyWords(EngineError, ValueError):
    template = (
        "The column '{column}' holds {actual} different texts; at most {limit} can be told apart. "
        "Set its role to 'ignore'."
    )


class LinesLeftOut(EngineError):
    template = (
        "{count} lines of '{path}' do not have {expected} columns and were left out; "
        "the first is line {line}."
    )


class RowsDropped(EngineError):
    template = (
        "{count} of {total} rows have missing values and were left out; "
        "most are missing in the column '{column}'."
    )


class ValuesFilled(EngineError):
    template = "{count} missing values in the column '{column}' were filled in ({method})."


class NotNumbers(EngineError):
    template = (
        "{count} values in the column '{column}', such as '{example}', are no numbers "
        "and count as missing."
    )


class TextEncoded(EngineError):
    template = "The text column '{column}' became {count} columns of 0 and 1, one for each text."


class ColumnRenamed(EngineError):
    template = "There are several columns '{column}': one of them is called '{name}' here."


# The process that reads files


class FileTooSlow(EngineError, TimeoutError):
    template = "'{path}' cannot be read within {seconds} seconds. Leave it out, or save it again."


class FileNeedsMemory(EngineError, MemoryError):
    template = "Reading '{path}' needs more than {megabytes} MB of memory. Make it smaller."


class FileCrashed(EngineError, RuntimeError):
    template = (
        "'{path}' cannot be read: its decoder crashed ({code}). Leave it out, or save it again."
    )


class ReaderStopped(EngineError, RuntimeError):
    template = "The process that reads files ended without an answer ({code}). Try again."
