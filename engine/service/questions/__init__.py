"""Questions that the window asks: frozen settings, answered from what lies on the desk.

``Given`` and ``FromData`` name the sample that a question looks at. Answers are frozen values
with arrays; those about a network tell the ``step`` of the weights they used.
"""

from engine.io.exported import Exported
from engine.service.overview import Overview, PartOverview
from engine.service.questions.attribution import (
    Attribution,
    AttributionAnswer,
    TrustAnswer,
    TrustIn,
)
from engine.service.questions.base import Question, Steps, Weights
from engine.service.questions.data import (
    DataHistogram,
    DataScatter,
    MeanImage,
    Sample,
    SampleAnswer,
    Samples,
    SamplesAnswer,
    Thumbnails,
)
from engine.service.questions.embedding import Embedding, EmbeddingAnswer
from engine.service.questions.evaluation import Evaluation, EvaluationAnswer
from engine.service.questions.export import ExportModel
from engine.service.questions.finding import (
    DownloadState,
    Found,
    LookForDownload,
    Preview,
    PreviewAnswer,
    ProbeTable,
    Recognise,
)
from engine.service.questions.inside import (
    ActivationMaps,
    ActivationMapsAnswer,
    HeatMap,
    HeatMapAnswer,
    Kernels,
    KernelsAnswer,
    Predictions,
    PredictionsAnswer,
    WeightMatrix,
)
from engine.service.questions.memory import RunMemory, RunMemoryAnswer
from engine.service.questions.models import DOWNLOAD, OpenModel, TakeKnown
from engine.service.questions.parts import Labels, PredictedValues, PredictedValuesAnswer
from engine.service.questions.picture import FromData, Given, Picture
from engine.service.questions.pictures import (
    PickPicture,
    PredictFolder,
    PredictFolderAnswer,
)
from engine.service.questions.results import (
    Boundary,
    BoundaryAnswer,
    Confusion,
    ConfusionAnswer,
)
from engine.service.questions.shortcuts import FindShortcuts, FindShortcutsAnswer
from engine.service.questions.tables import (
    FeatureDependence,
    FeatureDependenceAnswer,
    FeatureImportance,
    FeatureImportanceAnswer,
    StepAttribution,
    StepAttributionAnswer,
)
from engine.service.questions.units import (
    BookMaps,
    BookMapsAnswer,
    Patterns,
    PatternsAnswer,
    ReceptiveField,
    ReceptiveFieldAnswer,
    Unit,
    UnitAnswer,
)

__all__ = [
    "DOWNLOAD",
    "ActivationMaps",
    "ActivationMapsAnswer",
    "Attribution",
    "AttributionAnswer",
    "BookMaps",
    "BookMapsAnswer",
    "Boundary",
    "BoundaryAnswer",
    "Confusion",
    "ConfusionAnswer",
    "DataHistogram",
    "DataScatter",
    "DownloadState",
    "Embedding",
    "EmbeddingAnswer",
    "Evaluation",
    "EvaluationAnswer",
    "ExportModel",
    "Exported",
    "FeatureDependence",
    "FeatureDependenceAnswer",
    "FeatureImportance",
    "FeatureImportanceAnswer",
    "FindShortcuts",
    "FindShortcutsAnswer",
    "Found",
    "FromData",
    "Given",
    "HeatMap",
    "HeatMapAnswer",
    "Kernels",
    "KernelsAnswer",
    "Labels",
    "LookForDownload",
    "MeanImage",
    "OpenModel",
    "Overview",
    "PartOverview",
    "Patterns",
    "PatternsAnswer",
    "PickPicture",
    "Picture",
    "PredictFolder",
    "PredictFolderAnswer",
    "PredictedValues",
    "PredictedValuesAnswer",
    "Predictions",
    "PredictionsAnswer",
    "Preview",
    "PreviewAnswer",
    "ProbeTable",
    "Question",
    "ReceptiveField",
    "ReceptiveFieldAnswer",
    "Recognise",
    "RunMemory",
    "RunMemoryAnswer",
    "Sample",
    "SampleAnswer",
    "Samples",
    "SamplesAnswer",
    "StepAttribution",
    "StepAttributionAnswer",
    "Steps",
    "TakeKnown",
    "Thumbnails",
    "TrustAnswer",
    "TrustIn",
    "Unit",
    "UnitAnswer",
    "WeightMatrix",
    "Weights",
]
