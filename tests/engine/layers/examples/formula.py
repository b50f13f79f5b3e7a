"""Examples of layers whose function is typed: (layer, input shapes)."""

from engine.layers.formula import Formula, FormulaLoss
from tests.engine.layers.examples import Example

KL = "0.5 * sum(square(b) + exp(c) - c - 1, axis=-1)"
EXAMPLES = {
    "Formula": [
        (Formula(), [(4,)]),
        (Formula(expression="a + exp(b / 2) * normal()"), [(3,), (3,)]),
        (Formula(expression="a * b + max(a, axis=(1, 2)) - uniform(b)"), [(3, 4, 2), (2,)]),
        (Formula(expression="mean(a, axis=-1, keepdims=True) * d / (2 + sin(c))"), [(4, 3)] * 4),
        Example(Formula(expression="where(a < 3, b, -2 * b)"), ((4,), (4,)), below=(6, None)),
        (Formula(expression="sum(a)"), [(3, 2)]),
    ],
    "FormulaLoss": [
        (FormulaLoss(), [(4,)]),
        (FormulaLoss(expression=KL), [(5,), (3,), (3,)]),
        (FormulaLoss(expression="tanh(a * normal())"), [(3, 2)]),
    ],
}
