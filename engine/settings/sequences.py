"""What the settings of layers for sequences mean: embeddings, recurrent layers, wrappers."""

from __future__ import annotations

MEANINGS: dict[str, str] = {
    "input_dim": "How many different numbers the data hold, counted from 0: the size of the "
    "vocabulary, with one more for the 0 that fills up short sequences.",
    "output_dim": "How many numbers stand for each word or thing. 16 to 300 is usual.",
    "mask_zero": "Says that the number 0 only fills up short sequences: layers after it, "
    "such as LSTM, skip these steps.",
    "embeddings_initializer": "The rule that draws the first rows of the table.",
    "embeddings_regularizer": "A penalty on large values in the table, added to the loss.",
    "embeddings_constraint": "A rule that the table is brought back to after every step.",
    "recurrent_activation": "The function of the gates: 'sigmoid' lets each of them open "
    "between 0 and 1. Models of old Keras versions have a 'hard_sigmoid'.",
    "Cell.activation": "The function applied to the state; 'tanh' keeps it between -1 and 1 "
    "and is usual.",
    "recurrent_initializer": "The rule that draws the first values of the weights from step to "
    "step. Orthogonal matrices neither swell nor fade signals.",
    "recurrent_regularizer": "A penalty on large weights from step to step, added to the loss.",
    "recurrent_constraint": "A rule that the weights from step to step are brought back to "
    "after every step of training.",
    "unit_forget_bias": "Starts with the forget gate open (a bias of 1), so that the layer "
    "remembers before it has learned anything.",
    "reset_after": "Where the reset gate acts: after the recurrent product, as on graphics cards "
    "and in today's models, or before it, as in the first paper.",
    "Cell.dropout": "The share of the inputs that is left out in each step of training, the same "
    "ones over the whole sequence. 0 to 0.5 is usual.",
    "recurrent_dropout": "The share of the state that is left out on its way to the next step, "
    "the same values over the whole sequence. 0 to 0.3 is usual.",
    "return_sequences": "Gives the output of every step, not of the last one only. "
    "Needed before another recurrent layer, and where every step has a label.",
    "return_state": "Gives the last states as further outputs, to start another layer with, "
    "as a decoder does.",
    "go_backwards": "Reads the sequence from its end; outputs of all steps come in that order.",
    "stateful": "Begins a batch with the states that the batch before ended with, place by place: "
    "for sequences that are cut into pieces.",
    "unroll": "Kept for models of Keras; the result is the same with and without it.",
    "zero_output_for_mask": "Gives zeros at skipped steps. Without it the output of the step "
    "before is repeated.",
    "cell": "What is computed at each step; StackedRNNCells puts several on top of each other.",
    "cells": "The cells, from the one that sees the input upwards.",
    "Bidirectional.layer": "The recurrent layer that reads forwards; "
    "another one like it reads backwards.",
    "TimeDistributed.layer": "The layer that is applied to every step.",
    "merge_mode": "How both directions become one: side by side (concat), added (sum), their mean "
    "(ave) or their product (mul). Without it both are given.",
    "backward_layer": "Another layer for reading backwards; without it, the same one is taken.",
}

LABELS: dict[str, str] = {
    "input_dim": "Size of the vocabulary",
    "output_dim": "Numbers each",
    "mask_zero": "Skip zeros",
    "unit_forget_bias": "Open forget gate",
    "zero_output_for_mask": "Zeros at skipped steps",
}

LAYERS: dict[str, str] = {
    "Embedding": "Replaces every whole number, such as that of a word, by a learned row of "
    "numbers: things that act alike come to lie close together.",
    "SimpleRNN": "Reads a sequence step by step and mixes each value with its last output. "
    "The simplest memory, and a short one.",
    "LSTM": "Reads a sequence step by step with a long memory: gates learn what to keep, "
    "to forget and to show.",
    "GRU": "Reads a sequence step by step with two gates and one state: nearly an LSTM, "
    "with fewer weights.",
    "RNN": "A recurrent layer made of cells, one or several on top of each other.",
    "Bidirectional": "Reads a sequence from both ends, so that every step knows what comes "
    "before and after it.",
    "TimeDistributed": "Applies one layer to every step of a sequence, "
    "such as a convolution to every picture of a film.",
}
