"""What the settings of data mean."""

from __future__ import annotations

MEANINGS: dict[str, str] = {
    # Preparation and split
    "validation": "The share of samples that is never trained on and shows after every epoch "
    "how well the network does on new ones.",
    "test": "The share of samples that is kept for a last check, "
    "which no decision should be based on.",
    "stratified": "Gives every part the same share of each class.",
    "shuffle": "Chooses the parts by chance. Switch it off for series in time: "
    "the last samples then validate.",
    # Sources
    "samples": "How many samples are made.",
    "test_samples": "How many samples are made for the test part.",
    "noise": "How far chance moves each point: the standard deviation. "
    "More noise makes classes overlap.",
    "Signs.noise": "How much noise covers the images, as a share of white.",
    "shortcut": "Puts a bright mark into one corner of all images of the first class, "
    "to see whether the network learns the mark instead of the sign.",
    "classes": "How many classes there are.",
    "CifarFiles.classes": "The names of the classes, in the order of their numbers.",
    "IdxFiles.classes": "The names of the classes, in the order of their numbers.",
    "length": "How many words or steps a sample has.",
    "words": "How many different words there are. More need more samples to learn from.",
    "topics": "How many different things sentences are about.",
    "SentencePairs.size": "How many numbers stand for a word.",
    "StereoPairs.size": "Height and width of the pictures, in pixels.",
    "turns": "How many times each arm winds around the centre. More turns are harder to learn.",
    "points": "The points as they were painted: two coordinates and a class.",
    "slope": "How steeply the line rises.",
    "intercept": "The height of the line at 0.",
    "periods": "How many waves the curve has.",
    "accept_unknown": "Also takes files whose checksum is not the known one. "
    "They may be damaged, or newer than this program.",
    "path": "Where the file or folder is.",
    "width": "The width that every picture is brought to, in pixels.",
    "height": "The height that every picture is brought to, in pixels.",
    "colours": "Three channels (rgb), or one that holds the brightness (grey).",
    "resize": "How a picture of another shape is made to fit: stretched, "
    "cut to its middle, or padded with a border.",
    "train": "The files to train on.",
    "CifarFiles.test": "The files that are kept for the test.",
    "train_images": "The file with the images to train on.",
    "train_labels": "The file with their class numbers.",
    "test_images": "The file with the images that are kept for the test.",
    "test_labels": "The file with the class numbers of the test.",
    "separator": "The character between two columns.",
    "decimal": "The character before the decimals of a number.",
    "encoding": "How letters are stored in the file. "
    "Change it where names of classes or columns look wrong.",
    "header": "The first line holds the names of the columns.",
    "skip": "How many lines stand before the table.",
    "roles": "What each column is: an input, the target, how much a sample counts, or ignored.",
    "missing": "What happens where a value is missing: the row is dropped, "
    "or the value becomes the mean of its column, or 0.",
    "task": "Whether the target is a class or a number; 'automatic' decides by its values.",
}

LABELS: dict[str, str] = {
    "accept_unknown": "Accept unknown files",
}
