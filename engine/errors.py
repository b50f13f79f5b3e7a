"""Errors of the engine: a template and named facts, so that the window can translate the sentence.

Facts are numbers, names or codes, never sentences. An error crosses a process as
``(kind, facts)`` and is rebuilt by its class name.
"""

from __future__ import annotations

from typing import ClassVar


class EngineError(Exception):
    """An error of the user or of the world, told as where, expected, actual, what to do."""

    template = "The operation failed."
    report = ""  # traceback of an error that is not the user's
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
    template = (
        "Something unexpected happened ({kind}): {detail}. "
        "The project is safe; please send the report."
    )


class SettingError(EngineError, ValueError):
    """A setting of a layer, optimizer, ... is outside its range."""

    template = "The setting '{setting}' must be {expected}, but is {actual}."


class OneClippingOnly(SettingError):
    """Gradients can be clipped in one way only."""

    template = "'{setting}' cannot be used together with '{actual}'. Switch one of them off."


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
    """``branches``: shapes without the batch, by the names of what feeds them; axes count it."""

    template = (
        "'{node}' merges branches of different shapes, which part at axis {axis}: {branches}. "
        "Make these sizes equal, for example with the same settings in all branches."
    )


class MergeAxesError(EngineError, ValueError):
    template = (
        "'{node}' puts branches side by side that have different numbers of axes: {branches}. "
        "Flatten or reshape some of them first."
    )


class DotError(EngineError, ValueError):
    template = (
        "'{node}' multiplies along axes {axes}, which have the sizes {sizes}: {branches}. "
        "Choose other axes, or make these sizes equal."
    )


class AxisError(EngineError, ValueError):
    template = (
        "'{node}' works along axis {axis}, but receives {actual}: axes are 1 to {last}, "
        "or -{last} to -1 from the end. Choose one of these."
    )


class GroupsError(EngineError, ValueError):
    template = (
        "'{node}' has {groups} groups, but receives {channels} channels, which do not make equal "
        "groups. Choose a number of groups that divides {channels}."
    )


class CroppingError(EngineError, ValueError):
    template = (
        "'{node}' cuts off {cropping} and leaves nothing of {actual}. Cut off less, or put fewer "
        "poolings before it."
    )


class TooSmallError(EngineError, ValueError):
    template = (
        "'{node}' has a window of {window}, but receives only {actual} pixels. "
        "Use a smaller window, padding 'same', or fewer poolings before it."
    )


class TooShortError(TooSmallError):
    """The same for a sequence."""

    template = (
        "'{node}' has a window of {window} steps, but receives only {actual}. "
        "Use a smaller window, padding 'same', or longer sequences."
    )


class ChannelGroupsError(EngineError, ValueError):
    template = (
        "'{node}' divides channels into {groups} groups, but receives {actual} channels. "
        "Choose a number of groups that divides them."
    )


class StridesOrDilation(SettingError):
    """A convolution may skip places of its outputs or of its window, not both."""

    template = (
        "'{setting}' and 'dilation_rate' ({actual}) cannot both be larger than 1. "
        "Set one of them to 1."
    )


class GraphError(EngineError, ValueError):
    template = (
        "The network is not connected: '{node}' needs '{missing}', which does not come before it."
    )


class UnusedInput(EngineError, ValueError):
    template = (
        "Nothing leads from the input '{node}' to the outputs ({outputs}). "
        "Connect it, or take it away."
    )


class CyclicNetwork(EngineError, ValueError):
    template = (
        "The network runs in a circle: {nodes}. "
        "A layer may only be fed by layers before it; take one of these connections away."
    )


class InputsMismatch(EngineError, ValueError):
    template = (
        "The data have {expected} inputs, but the network has {actual}. "
        "Choose data made for this network, or change its inputs."
    )


class OneInputGiven(EngineError, ValueError):
    template = "The network has {actual} inputs. Choose a sample of the data, which have them all."


class ClassWithoutUnit(EngineError, ValueError):
    template = (
        "The data have the class number {actual}, but '{node}' has {units} units, for the classes "
        "0 to {last}. Give it a unit for each class, or correct the data."
    )


class OutputsMismatch(EngineError, ValueError):
    template = (
        "The network has {actual} outputs with a loss, but the data have only {expected} targets. "
        "Take the loss of an output away, or choose other data."
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


class TaskMismatch(EngineError, ValueError):
    template = (
        "The loss '{loss}' compares classes, but the data have values to predict. "
        "Choose another loss, such as {expected}."
    )


class TooFewValues(TaskMismatch):
    template = (
        "The loss '{loss}' compares the values of a sample with each other, "
        "but the data have only one to predict. Choose another loss, such as {expected}."
    )


class SoftmaxOnOneUnit(LossMismatch):
    template = (
        "'{node}' has {actual} on a single unit, which always gives 1. "
        "With the loss '{loss}' it needs {expected}."
    )


# Formulas


class FormulaError(EngineError, ValueError):
    """A formula holds something that is not allowed there; ``found`` is empty at its end."""

    template = (
        "The formula cannot be read at column {column}, at '{found}'. It may hold: {allowed}."
    )


class FormulaTooLong(EngineError, ValueError):
    template = (
        "The formula is too long or too deeply nested: it may have {length} characters and "
        "{depth} levels. Use several formula layers, one after the other."
    )


class FormulaArguments(EngineError, ValueError):
    template = (
        "'{function}' at column {column} of the formula takes {expected} argument(s), "
        "but is given {actual}."
    )


class FormulaShapes(EngineError, ValueError):
    """Values of a sample that cannot be broadcast; shapes are without the batch."""

    template = (
        "The formula of '{node}' combines shapes at column {column} that do not go together: "
        "{actual}. Each size must be equal, or 1."
    )


class FormulaAxis(EngineError, ValueError):
    template = (
        "'{function}' at column {column} of the formula of '{node}' cannot use the axis {actual}: "
        "the values have the axes 1 to {maximum}, where 0 is the batch."
    )


# Metrics


class MetricMismatch(EngineError, ValueError):
    template = (
        "The metric '{metric}' does not fit '{node}', which has {actual} unit(s): "
        "it needs {expected}."
    )


class MetricTaskMismatch(EngineError, ValueError):
    template = (
        "The metric '{metric}' compares classes, but the data have values to predict. "
        "Choose another metric, such as {expected}."
    )


class ThresholdNeeded(EngineError, ValueError):
    template = (
        "The metric '{metric}' takes the largest output for the answer, "
        "but '{node}' has only one unit. Give it a threshold, such as 0.5."
    )


# Editing networks


class NameTaken(EngineError, ValueError):
    template = "There is already a layer called '{name}'. Choose another name."


class BadName(EngineError, ValueError):
    template = (
        "'{name}' cannot be the name of a layer: "
        "use 1 to {maximum} characters without '/' and line breaks."
    )


class NotAStack(EngineError, ValueError):
    template = (
        "This network has branches, and the list shows only their order: "
        "layers cannot be added, moved or taken away here."
    )


class NoLayersThere(EngineError, ValueError):
    template = "There are no layers in the clipboard. Copy some in a network first."


class DamagedLayers(EngineError, ValueError):
    template = "The layers cannot be pasted: '{where}' must be {expected}, but is {actual}."


# Sequences


class IndexBeyondEmbedding(EngineError, IndexError):
    template = (
        "The embedding has rows for the numbers 0 to {maximum}, but the data hold {actual}. "
        "Raise 'input_dim' of the Embedding layer, or number the data anew."
    )


class PlaceBeyondMultiHot(EngineError, IndexError):
    template = (
        "Multi-hot samples have the places 0 to {maximum}, but the data hold {actual}. "
        "Make the samples wider, or leave out what lies beyond."
    )


class WrongInnerLayer(EngineError, ValueError):
    """A wrapper holds a layer that it cannot run."""

    template = "'{wrapper}' needs {expected} inside, but holds '{actual}'."


# Memory


class TooLarge(EngineError, MemoryError):
    template = (
        "This needs {needed} MB of memory, but only {available} MB are free. "
        "Use a smaller batch or a smaller network."
    )


class OutOfMemory(EngineError, MemoryError):
    template = (
        "There is not enough memory for this. "
        "Use a smaller batch, a smaller network or fewer data, or close other programs."
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


# Regularizers and constraints


class RegularizerShapeError(EngineError, ValueError):
    template = (
        "The regularizer '{regularizer}' needs a weight with {expected} axes, "
        "but this one has the shape {shape}. Choose another regularizer."
    )


class ConstraintAxisError(EngineError, ValueError):
    template = (
        "The constraint '{constraint}' measures along axis {axis}, "
        "but the weight has the shape {shape}. Choose one of its axes, counted from 0."
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


class DownloadFailed(EngineError, OSError):
    template = (
        "'{file}' cannot be downloaded ({reason}). Check the network connection and try again, "
        "or get the file in another way and open it with 'Files'."
    )


class UnknownHash(EngineError, ValueError):
    """Also told as a notice, where the user accepts such files."""

    template = (
        "'{file}' is not the file that is known "
        "(its SHA-256 begins with {actual}, not {expected}): "
        "it may be damaged or newer. Try again, or allow unknown files to use it."
    )


class WeightsNotFetched(EngineError, OSError):
    template = (
        "'{file}' cannot be downloaded ({reason}). Check the network connection and try again: "
        "what is there already is kept. Or choose a file that you have."
    )


class WeightsUnknown(EngineError, ValueError):
    template = (
        "'{file}' is not the file that Keras publishes (its {algorithm} begins with {actual}, not "
        "{expected}): it may be damaged, and was not taken. Try again, or choose a file that you "
        "have."
    )


class IncompleteArchive(EngineError, ValueError):
    template = (
        "The archive '{file}' does not hold '{missing}': it is damaged, or another one. "
        "Do not allow unknown files, and download it again."
    )


class CacheNotWritable(EngineError, OSError):
    template = (
        "The folder '{folder}' cannot be written ({reason}). Free some space or allow writing, "
        "and try again: what is downloaded so far is kept."
    )


# The project file


class ProjectError(EngineError):
    template = "The project '{name}' cannot be used."


class ProjectMissing(ProjectError, FileNotFoundError):
    template = "There is no project '{name}' in '{folder}'. It may have been moved or renamed."


class ProjectNotReadable(ProjectError, PermissionError):
    template = "'{name}' in '{folder}' may not be read by you. Ask its owner for permission."


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


class CopyNotWritten(ProjectError, OSError):
    template = (
        "The copy '{name}' cannot be written in '{folder}' (code {code}): "
        "the disk may be full. Choose another folder."
    )


class ProjectVanished(ProjectError, OSError):
    template = (
        "'{name}' is no longer in '{folder}': it was moved, renamed or deleted while open. "
        "Put it back, or use 'Send a copy' to save your work under a new name."
    )


class SnapshotMissing(ProjectError, KeyError):
    template = (
        "The snapshot {snapshot} is no longer in '{name}': it was thinned out, "
        "or its run was deleted. Choose another one."
    )

    __str__ = Exception.__str__  # KeyError would quote the sentence


class PackedFileMissing(ProjectError, KeyError):
    template = "There is no file '{file}' packed into '{name}'."

    __str__ = Exception.__str__


class ProjectBusy(ProjectError, RuntimeError):
    template = "'{name}' is being written to another file. Wait until that is done, and try again."


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


class EngineLost(EngineError, RuntimeError):
    template = (
        "The engine stopped unexpectedly. The project is safe; "
        "another engine has been started, and the run can be resumed."
    )


class NodeNotFound(EngineError, LookupError):
    template = "The network has no layer '{node}'."


# Looking inside


class NoKernels(EngineError, ValueError):
    template = "'{node}' has no kernels to show. Choose a convolution."


class NoMatrix(EngineError, ValueError):
    template = "'{node}' has no matrix of weights to show. Choose a Dense layer."


class NoConvolution(EngineError, ValueError):
    template = "The network has no convolution, which a heat map needs. Add a Conv2D layer."


class NoMaps(EngineError, ValueError):
    template = (
        "'{node}' gives {actual}, but a heat map needs (height, width, channels). "
        "Choose a convolution or a pooling."
    )


class NoUnits(EngineError, ValueError):
    template = (
        "'{node}' gives {actual}: it has neither filters nor units that a picture could excite. "
        "Choose a convolution or a Dense layer behind images."
    )


class NoPictureBefore(EngineError, ValueError):
    template = (
        "'{node}' looks at {actual}, but a picture of what excites it needs one input of "
        "(height, width, 1 or 3 channels)."
    )


class NoImageBefore(EngineError, ValueError):
    template = "No image leads to '{node}', so that its cells see no part of one."


class UnknownUnit(EngineError, LookupError):
    template = "'{node}' has no filter or unit {unit}: it has {count}, counted from 0."


class NothingToOperate(EngineError, ValueError):
    template = (
        "'{node}' keeps no weights that belong to its filters or units one by one. "
        "Choose a convolution, a Dense layer or a recurrent one."
    )


class DrawingMisfit(EngineError, ValueError):
    template = (
        "A kernel was drawn for '{node}' with the shape {actual}, but those of the layer are "
        "{expected} now. Remove the change, or draw it again."
    )


class NoJpegOfChannels(EngineError, ValueError):
    template = "JPEG keeps images of one or three channels; this one has {actual}."


class NoClassesToAttack(EngineError, ValueError):
    template = (
        "The last layer '{node}' tells no classes apart, so no attack can change the class. "
        "Attacks need a network for classification."
    )


class OnlyOneImage(EngineError, ValueError):
    template = "This needs an image, but the sample has the shape {actual}."


class TooManyProbes(EngineError, ValueError):
    template = "There is room for {most} probes. Unpin one of them first."


class ProbeTooLarge(EngineError, ValueError):
    template = (
        "A probe of your own may take {most} kilobytes, but this one takes {actual}. "
        "Pin a sample of the data instead, which is not copied."
    )


class ProbeDamaged(EngineError, ValueError):
    template = "The values of the probe '{name}' cannot be read. Unpin it."


class ProbeOfOtherData(EngineError, ValueError):
    template = "This probe is a sample of other data. Choose them in the data panel to see it."


class ProbeMisfit(EngineError, ValueError):
    template = "This probe has the shape {actual}, but the data have {expected}."


class NoSuchPlace(EngineError, LookupError):
    template = "'{node}' has no value at {place}: it gives {actual}, counted from 0."


class NoScores(EngineError, ValueError):
    template = (
        "The last layer '{node}' gives {actual}, but a heat map needs one number for each class. "
        "Add Flatten and Dense at the end."
    )


class UnknownClass(EngineError, LookupError):
    template = "There is no class number {target}: the network tells {count} apart, from 0."


class NoPicturesHere(EngineError, ValueError):
    template = "There are no pictures in '{path}' or below it. Choose another folder."


class NoPictureInput(EngineError, ValueError):
    template = (
        "The network takes no images (height, width, channels), which this view explains. "
        "Choose a network for images."
    )


class NoGradientOfWholeNumbers(EngineError, ValueError):
    template = (
        "'{node}' takes whole numbers, such as words, which have no gradient. "
        "Explain the steps of the sequence instead."
    )


class NoSteps(EngineError, ValueError):
    template = (
        "'{node}' gives {actual}, but steps are explained of sequences (steps, features). "
        "Choose a network for sequences."
    )


class TooLittleToShuffle(EngineError, ValueError):
    template = (
        "There are only {actual} sample(s), but shuffling a column needs at least 2. Add samples."
    )


class SampleMissing(EngineError, LookupError):
    template = "There is no sample {place} in the part '{part}', which has {count}, from 0."


class EmptyPart(EngineError, ValueError):
    template = "There are no samples in the part '{part}'. Give it a share in the data panel."


class TooFewToMap(EngineError, ValueError):
    template = (
        "A map needs at least {minimum} samples, but the part '{part}' has {actual}. "
        "Choose another part, or give it a larger share in the data panel."
    )


class TooFewWords(EngineError, ValueError):
    template = (
        "A map needs at least {minimum} words, but '{node}' knows {actual}. Choose another layer."
    )


class MapForgotten(EngineError, LookupError):
    template = "The numbers behind this map are not kept any more. Draw the map again."


class NoPlane(EngineError, ValueError):
    template = (
        "The three samples are equal, or lie on one line, so there is no plane through them. "
        "Choose another one."
    )


class NoPlaneOfWords(EngineError, ValueError):
    template = (
        "'{node}' takes whole numbers, such as words, between which there is nothing. "
        "A plane needs images or measured values."
    )


class ValuesNotFinite(EngineError, ValueError):
    template = (
        "'{node}' gives values that are infinite or no numbers, which have no place on a map. "
        "Choose another layer, or train again with a smaller learning rate."
    )


class OnlyClasses(EngineError, ValueError):
    template = "The data '{name}' have no classes, which this view compares. Choose other data."


class OnlyValues(EngineError, ValueError):
    template = "The data '{name}' have classes, no values to predict. Choose other data."


class OnlyImages(EngineError, ValueError):
    template = "The data '{name}' are no images, which this view shows. Choose other data."


class OnlyTables(EngineError, ValueError):
    template = "The data '{name}' are images; this view shows tables. Choose other data."


class TooManyFeatures(EngineError, ValueError):
    template = (
        "The data '{name}' have samples of shape {actual}, but a boundary is drawn over one or two "
        "features. Choose other data."
    )


# Callbacks


class MonitorMissing(EngineError, KeyError):
    template = (
        "'{callback}' watches '{monitor}', but training reports only {available}. "
        "Choose one of these, or turn validation on."
    )

    __str__ = Exception.__str__  # KeyError would quote the sentence


# Pictures and tables that the window writes


class FileNotWritten(EngineError, OSError):
    template = (
        "'{name}' cannot be written in '{folder}' (code {code}). "
        "Choose another folder, or free some space on the disk."
    )


class FolderNotWritable(FileNotWritten):
    template = (
        "'{name}' cannot be written: the folder '{folder}' is not there, or you may not write in "
        "it. Choose another folder."
    )


class FolderExists(EngineError, FileExistsError):
    template = (
        "There is a '{name}' in '{folder}' already, and nothing was written over it. "
        "Choose another name or another folder."
    )


class NoRoom(FileNotWritten):
    template = (
        "The disk is full: '{name}' cannot be written in '{folder}'. "
        "Free some space, or choose another disk."
    )


# Models out and in


class ModelError(EngineError, ValueError):
    """``name`` is the file, added where it is known."""

    template = "The model '{name}' cannot be used."

    def __init__(self, **facts):
        super().__init__(**{"name": "", **facts})


class NotAModel(ModelError):
    template = (
        "'{name}' is not a model of Keras. Choose a .keras file, or an .h5 file with a whole model."
    )


class ModelDamaged(ModelError):
    template = "The model '{name}' is damaged or incomplete (at: {where}). Save it again in Keras."


class OnlyWeights(ModelError):
    template = (
        "'{name}' holds only weights, not what the layers are. "
        "Save the whole model in Keras with model.save('name.keras')."
    )


class ModelTooLarge(ModelError):
    template = "The model '{name}' is too large here: {member} {actual}, at most {maximum}."


class UnsafeModel(ModelError):
    template = (
        "'{name}' is not opened for safety: it holds '{member}' where a model of Keras has "
        "something else, or holds it twice."
    )


class ProgramInModel(ModelError):
    template = (
        "'{name}' is not opened for safety: its layer '{layer}' ({kind}) is a program, "
        "and Lamina never runs programs of files."
    )


class UnknownModelLayer(ModelError):
    template = "The model '{name}' has a layer '{layer}' of the kind '{kind}', which Lamina lacks."


class UnknownModelSetting(ModelError):
    template = (
        "The layer '{layer}' of the model '{name}' has {setting} = {actual}, "
        "which Lamina cannot compute."
    )


class NotInKeras(ModelError):
    template = (
        "The layer '{layer}' cannot be written for Keras, which has no '{kind}'. "
        "Replace it, or export a script."
    )


class SettingLeftOut(ModelError):
    template = (
        "The layer '{layer}' has a {setting}, which Lamina lacks. It was left out: "
        "only training would differ."
    )


class PartReplaced(ModelError):
    template = (
        "{setting} of the layer '{layer}' is a '{kind}', which Lamina lacks. The usual one "
        "stands in its place: only training would differ."
    )


class PrecisionChanged(ModelError):
    template = "The layer '{layer}' computed in {actual}; here it computes in float32."


class CallArgumentLeftOut(ModelError):
    template = (
        "The layer '{layer}' is called with {setting} = {actual}, which was left out: "
        "only training would differ."
    )


class WeightsMissing(ModelError):
    template = "The file has no weights for the layer '{layer}'; they begin anew."


class WeightsUnused(ModelError):
    template = "The weights of '{layer}' in the file fit no layer; they were left out."


class WeightsDiffer(ModelError):
    template = (
        "The layer '{layer}' needs weights of the shapes {expected}, but the file has {actual}. "
        "Choose the file that belongs to this network."
    )


class OptimizerLeftOut(ModelError):
    template = "The optimizer '{kind}' of the model is not known here. The plan keeps its own."


class OptimizerStateLeftOut(ModelError):
    template = (
        "The state of the optimizer '{kind}' does not fit and was left out: "
        "training goes on with a fresh one."
    )


class LossLeftOut(ModelError):
    template = "The loss '{kind}' of the model is not known here. Choose one in the plan."


class MetricLeftOut(ModelError):
    template = "The metric '{kind}' of the model is not known here and was left out."


class PlanSettingLeftOut(ModelError):
    template = "The setting {setting} = {actual} of the {part} '{kind}' was left out."


class OneInputOnly(EngineError, ValueError):
    template = (
        "A script takes networks with one input and one output; this one has {inputs} and "
        "{outputs}. Export it for Keras."
    )


class NotInScripts(EngineError, ValueError):
    template = (
        "A script cannot compute '{node}' ({kind}) yet. Export the network for Keras instead."
    )


class ExportDiffers(EngineError, ArithmeticError):
    template = (
        "The exported model gives other numbers than the network (largest difference {actual} of "
        "{largest}): nothing was written. Please send the report."
    )


class ExportNotChecked(EngineError, RuntimeError):
    template = (
        "The exported script could not be tried ({reason}): nothing was written. "
        "Try again, or export for Keras."
    )
