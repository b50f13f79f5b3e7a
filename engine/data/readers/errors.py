"""What can go wrong with people's files: errors where nothing can be read, else notices."""

from __future__ import annotations

from engine.errors import EngineError


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
    template = (
        "'{path}' holds {actual} labels for {expected} images. "
        "Choose two files that belong together."
    )


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


class NoRecords(EngineError, ValueError):
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


class SinglePicture(EngineError, ValueError):
    template = (
        "'{path}' is one picture. Choose the folder that has one sub-folder of pictures "
        "for each class, or drop the picture on the panel 'Try'."
    )


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


class RaggedTable(EngineError, ValueError):
    template = (
        "{count} lines of '{path}' do not have {expected} columns as the others; the first is "
        "line {line}. Check the separator, or save the table again as CSV."
    )


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


class SeveralWeights(EngineError, ValueError):
    template = (
        "{actual} columns of '{path}' are sample weights, but a sample has one. "
        "Set the role of the others to 'ignore'."
    )


class TextWeights(EngineError, ValueError):
    template = (
        "The column '{column}' holds texts, such as '{example}', and cannot weigh samples. "
        "Choose a column of numbers."
    )


class MissingWeights(EngineError, ValueError):
    template = (
        "The column '{column}' has no number for {count} samples, so that it cannot weigh them. "
        "Fill them in, or set its role to 'ignore'."
    )


class NegativeWeights(EngineError, ValueError):
    template = (
        "A sample counts at least 0, but the column '{column}' of sample weights holds {actual}. "
        "Correct it, or set its role to 'ignore'."
    )


class NoWeight(EngineError, ValueError):
    template = (
        "Every weight in the column '{column}' is 0, so that nothing could be learned. "
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
    template = "Reading '{path}' needs more memory than is allowed. Make it smaller."


class FileCrashed(EngineError, RuntimeError):
    template = (
        "'{path}' cannot be read: its decoder crashed ({code}). Leave it out, or save it again."
    )


class ReaderStopped(EngineError, RuntimeError):
    template = "The process that reads files ended without an answer ({code}). Try again."
