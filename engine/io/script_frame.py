"""The unchanging parts of an exported script: reading, telling, checking. Texts, see there."""

from __future__ import annotations

HEAD = '''"""A neural network with {parameters:,} weights, exported by Lamina.

Needs Python 3.9 or newer and NumPy{pillow}. Its weights lie beside it, in a file of the
same name that ends in .npz; keep both together.

{usage}
    python {file} --self-check
"""

import argparse
'''

LOADING = '''
FILE = Path(__file__).resolve().with_suffix(".npz")
TOLERANCE = 1e-4  # of the largest expected value; other machines round otherwise
AT_A_TIME = 32  # samples


def load():
    """Return the arrays of the network by name, and what is known about it."""
    try:
        with np.load(FILE, allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
    except FileNotFoundError:
        sys.exit(f"{FILE.name} is missing: it belongs beside {Path(__file__).name}.")
    return arrays, json.loads(str(arrays.pop("info")))


def prepare(x, arrays):
    """Scale raw inputs as they were scaled for training."""
    return x.astype(np.float32) * arrays["scale"] + arrays["offset"]


def run(x, arrays):
    """Return what the network gives for raw inputs, a few samples at a time."""
    pieces = [x[i : i + AT_A_TIME] for i in range(0, len(x), AT_A_TIME)]
    return np.concatenate([network(prepare(piece, arrays), arrays) for piece in pieces])
'''

PICTURES = '''
def read(path, info):
    """Return one picture as the network takes it: (1, height, width, channels) uint8."""
    try:
        from PIL import Image, ImageOps
    except ImportError:
        sys.exit("Pictures need Pillow: python -m pip install pillow")
    try:
        with Image.open(path) as file:
            image = ImageOps.exif_transpose(file)
    except OSError as error:
        sys.exit(f"{path} cannot be read as a picture: {error}")
    height, width, channels = info["input_shape"]
    if "A" in image.getbands() or "transparency" in image.info:
        white = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(white, image.convert("RGBA"))
    image = resize(image.convert("L" if channels == 1 else "RGB"), width, height)
    return np.asarray(image, np.uint8).reshape(1, height, width, channels)
'''

RESIZE = {
    "pad": '''
def resize(image, width, height):
    """Fit the whole picture in, with black borders."""
    if image.size == (width, height):
        return image
    from PIL import Image

    scale = min(width / image.width, height / image.height)
    inner = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    canvas = Image.new(image.mode, (width, height))
    place = (width - inner[0]) // 2, (height - inner[1]) // 2
    canvas.paste(image.resize(inner, Image.BICUBIC, reducing_gap=3.0), place)
    return canvas
''',
    "crop": '''
def resize(image, width, height):
    """Fill the size with the middle of the picture."""
    if image.size == (width, height):
        return image
    from PIL import Image

    scale = max(width / image.width, height / image.height)
    left = max(0.0, (image.width - width / scale) / 2)
    top = max(0.0, (image.height - height / scale) / 2)
    box = left, top, image.width - left, image.height - top
    return image.resize((width, height), Image.BICUBIC, box, reducing_gap=3.0)
''',
    "stretch": '''
def resize(image, width, height):
    """Stretch the picture to the size."""
    if image.size == (width, height):
        return image
    from PIL import Image

    return image.resize((width, height), Image.BICUBIC, reducing_gap=3.0)
''',
}

TABLES = '''
def read(path, info):
    """Return the inputs in a table with a header, (rows, features).

    Columns are found by their names, or taken in order where there are as many as inputs.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        sys.exit(f"{path} cannot be read as a table: {error}")
    first = text.partition("\\n")[0]
    separator = max(",;\\t", key=first.count)
    rows = [row for row in csv.reader(text.splitlines(), delimiter=separator) if row]
    names = info["features"] or ["x%d" % i for i in range(info["input_shape"][0])]
    head = [cell.strip() for cell in rows[0]] if rows else []
    by_name = [column_of(name, head) for name in names]
    if None not in by_name:
        rows = rows[1:]
    elif len(head) == len(names):
        by_name = [(place, None) for place in range(len(names))]
        rows = rows if all(is_number(cell, separator) for cell in head) else rows[1:]
    else:
        missing = names[by_name.index(None)]
        sys.exit(f"{path} has no column {missing!r}; the network takes: {', '.join(names)}")
    if not rows:
        sys.exit(f"{path} has no rows.")
    values = [[value_of(row, *place, path, n, separator) for place in by_name]
              for n, row in enumerate(rows, start=1)]
    return np.array(values, np.float32)


def column_of(name, head):
    """Return (place, None), or (place, word) for an input that says whether a text is there."""
    if name in head:
        return head.index(name), None
    column, _, word = name.partition("=")
    return (head.index(column), word) if word and column in head else None


def value_of(row, place, word, path, number, separator):
    """Return one input as a number; texts are 1 where they are the word, else 0."""
    cell = row[place].strip() if place < len(row) else ""
    if word is not None:
        return float(cell == word)
    if not is_number(cell, separator):
        sys.exit(f"{path}, row {number}: {cell!r} in column {place + 1} is not a number.")
    return float(plain(cell, separator))


def is_number(cell, separator):
    try:
        float(plain(cell, separator))
    except ValueError:
        return False
    return True


def plain(cell, separator):
    """Write numbers with a point where the table has a decimal comma."""
    return cell.strip() if separator == "," else cell.strip().replace(",", ".")
'''

ARRAYS = '''
def read(path, info):
    """Return the samples in a .npy file: (samples, ...)."""
    try:
        x = np.load(path, allow_pickle=False)
    except (OSError, ValueError) as error:
        sys.exit(f"{path} cannot be read as an array: {error}")
    if x.shape[1:] != tuple(info["input_shape"]):
        sys.exit(f"{path} has samples of shape {x.shape[1:]}, not {info['input_shape']}.")
    return x
'''

# How outputs become probabilities of classes.
PROBABILITIES = {
    "as they are": '''
def probabilities(y):
    """The network gives the probabilities of the classes: (batch, classes)."""
    return y
''',
    "softmax": '''
def probabilities(y):
    """Return the probabilities of the classes, (batch, classes); the network gives logits."""
    y = np.exp(y - y.max(axis=-1, keepdims=True))
    return y / y.sum(axis=-1, keepdims=True)
''',
    "one unit": '''
def probabilities(y):
    """Return the probabilities of both classes; the network gives that of the second one."""
    return np.concatenate([1 - y, y], axis=-1)
''',
    "one logit": '''
def probabilities(y):
    """Return the probabilities of both classes; the network gives the logit of the second."""
    y = 1 / (1 + np.exp(-np.clip(y, -80, 80)))
    return np.concatenate([1 - y, y], axis=-1)
''',
}

TELLING_CLASSES = '''
def tell(path, y, info):
    """Print the likeliest classes of every sample, as a table."""
    out = csv.writer(sys.stdout, lineterminator="\\n")
    for number, row in enumerate(probabilities(y), start=1):
        best = np.argsort(-row, kind="stable")[:3]
        cells = [cell for i in best for cell in (info["classes"][i], f"{row[i]:.6f}")]
        out.writerow([path if len(y) == 1 else number, *cells])
'''

TELLING_VALUES = '''
def tell(path, y, info):
    """Print the values of every sample, as a table."""
    out = csv.writer(sys.stdout, lineterminator="\\n")
    if info["targets"]:
        out.writerow(["", *info["targets"]])
    for number, row in enumerate(y.reshape(len(y), -1), start=1):
        out.writerow([path if len(y) == 1 else number, *(f"{value:.6g}" for value in row)])
'''

ENDING = '''
def self_check(arrays):
    """Compare with what Lamina computed; return 0 where it is the same."""
    expected = arrays["check/outputs"]
    actual = run(arrays["check/inputs"], arrays)
    difference = float(np.abs(actual - expected).max())
    print(f"Largest difference on {len(expected)} samples: {difference:.2g}")
    return 0 if difference <= TOLERANCE * np.abs(expected).max() else 1


def main():
    parser = argparse.ArgumentParser(description="Predict with a neural network.")
    parser.add_argument("files", nargs="*", help="HELP")
    parser.add_argument("--self-check", action="store_true", help="run the samples inside")
    options = parser.parse_args()
    arrays, info = load()
    if options.self_check:
        return self_check(arrays)
    if not options.files:
        parser.error("give a file, or --self-check")
    for path in options.files:
        tell(path, run(read(path, info), arrays), info)
    return 0


if __name__ == "__main__":
    sys.exit(main())
'''
