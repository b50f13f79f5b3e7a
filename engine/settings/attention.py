"""What the settings of attention and of formula layers mean."""

from __future__ import annotations

MEANINGS: dict[str, str] = {
    "use_scale": "Multiplies the scores by a learned number, so that the layer can learn how "
    "sharply it chooses.",
    "AdditiveAttention.use_scale": "Learns how much each feature counts in the score.",
    "score_mode": "How a query is compared with a key: by their product (dot), or by a sum of "
    "bent sums (concat). The product is usual.",
    "dropout": "The share of attention that is left out by chance in each step of training. "
    "0 to 0.2 is usual.",
    "use_causal_mask": "Lets no step look at a later one, as a network needs that "
    "continues a text or a series.",
    "return_attention_scores": "Gives the shares of attention as a second output, "
    "to look at or to compute with.",
    "num_heads": "How many attentions work side by side, each with its own view. "
    "2 to 8 is usual; more heads are usually made smaller.",
    "key_dim": "How many numbers a query and a key have in each head: often the features "
    "divided by the number of heads.",
    "value_dim": "How many numbers a value has in each head; without a number as many as a key.",
    "MultiHeadAttention.output_shape": "The features of the output; without a value as many as "
    "those of the query, so that both can be added.",
    "expression": "What the layer computes from its inputs a, b, c and d: numbers, pi, e, "
    "+ - * / **, comparisons, functions such as exp, tanh, clip or where, sums such as "
    "mean(a, axis=-1), and noise: normal(), uniform().",
    "FormulaLoss.expression": "What is added to the loss: the mean of this formula of the inputs "
    "a, b, c and d, such as 0.5 * sum(square(a) + exp(b) - b - 1, axis=-1).",
}

LABELS: dict[str, str] = {
    "use_causal_mask": "Only earlier steps",
    "return_attention_scores": "Give the scores",
    "num_heads": "Heads",
    "key_dim": "Size of keys",
    "value_dim": "Size of values",
}

LAYERS: dict[str, str] = {
    "Attention": "Lets each step of one sequence look at all steps of another, and take most "
    "of those that fit it.",
    "AdditiveAttention": "Attention that compares by a learned sum, as the first translating "
    "networks did.",
    "MultiHeadAttention": "Several attentions side by side, each with learned views of its "
    "inputs: the heart of a transformer.",
    "Formula": "Computes a formula that you type from its inputs, with noise if you like: "
    "a + exp(b / 2) * normal() draws the code of a variational autoencoder.",
    "FormulaLoss": "Adds a formula of its inputs to the loss, and passes the first one on: a "
    "penalty of your own, or all that a network without targets learns by.",
}
