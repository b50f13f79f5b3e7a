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
from engine.service.questions.computation import ValueComputation, ValueComputationAnswer
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
from engine.service.questions.embedding import (
    Embedding,
    EmbeddingAnswer,
    NearOnMap,
    NearOnMapAnswer,
    SmallImages,
    WordMap,
)
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
from engine.service.questions.inspection import (
    ExportInspection,
    ExportInspectionAnswer,
    SeenFile,
)
from engine.service.questions.many_maps import ManyMaps, ManyMapsAnswer
from engine.service.questions.memory import RunMemory, RunMemoryAnswer
from engine.service.questions.models import DOWNLOAD, OpenModel, TakeKnown
from engine.service.questions.parts import Labels, PredictedValues, PredictedValuesAnswer
from engine.service.questions.picture import FromData, Given, Picture
from engine.service.questions.pictures import (
    PickPicture,
    PredictFolder,
    PredictFolderAnswer,
)
from engine.service.questions.plane import (
    PlacePoint,
    PlacePointAnswer,
    PlaneAnswer,
    SamplePlane,
)
from engine.service.questions.probes import (
    Bench,
    BenchAnswer,
    BenchSamples,
    BenchSamplesAnswer,
    PictureSample,
)
from engine.service.questions.results import (
    Boundary,
    BoundaryAnswer,
    Confusion,
    ConfusionAnswer,
)
from engine.service.questions.shortcuts import FindShortcuts, FindShortcutsAnswer
from engine.service.questions.surgery import Patient, PatientAnswer, Surgery, SurgeryAnswer
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
from engine.service.questions.versus import TwoNetworks, TwoNetworksAnswer
from engine.service.questions.what_if import (
    FGSM,
    PGD,
    Adversary,
    AdversaryAnswer,
    Changed,
    ChangedAnswer,
    Disturb,
    Erase,
    Replace,
    Robustness,
    RobustnessAnswer,
)

__all__ = [
    "DOWNLOAD",
    "FGSM",
    "PGD",
    "ActivationMaps",
    "ActivationMapsAnswer",
    "Adversary",
    "AdversaryAnswer",
    "Attribution",
    "AttributionAnswer",
    "Bench",
    "BenchAnswer",
    "BenchSamples",
    "BenchSamplesAnswer",
    "BookMaps",
    "BookMapsAnswer",
    "Boundary",
    "BoundaryAnswer",
    "Changed",
    "ChangedAnswer",
    "Confusion",
    "ConfusionAnswer",
    "DataHistogram",
    "DataScatter",
    "Disturb",
    "DownloadState",
    "Embedding",
    "EmbeddingAnswer",
    "Erase",
    "Evaluation",
    "EvaluationAnswer",
    "ExportInspection",
    "ExportInspectionAnswer",
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
    "ManyMaps",
    "ManyMapsAnswer",
    "MeanImage",
    "NearOnMap",
    "NearOnMapAnswer",
    "OpenModel",
    "Overview",
    "PartOverview",
    "Patient",
    "PatientAnswer",
    "Patterns",
    "PatternsAnswer",
    "PickPicture",
    "Picture",
    "PictureSample",
    "PlacePoint",
    "PlacePointAnswer",
    "PlaneAnswer",
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
    "Replace",
    "Robustness",
    "RobustnessAnswer",
    "RunMemory",
    "RunMemoryAnswer",
    "Sample",
    "SampleAnswer",
    "SamplePlane",
    "Samples",
    "SamplesAnswer",
    "SeenFile",
    "SmallImages",
    "StepAttribution",
    "StepAttributionAnswer",
    "Steps",
    "Surgery",
    "SurgeryAnswer",
    "TakeKnown",
    "Thumbnails",
    "TrustAnswer",
    "TrustIn",
    "TwoNetworks",
    "TwoNetworksAnswer",
    "Unit",
    "UnitAnswer",
    "ValueComputation",
    "ValueComputationAnswer",
    "WeightMatrix",
    "Weights",
    "WordMap",
]
