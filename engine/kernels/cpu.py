"""All kernels compiled with Numba, with the matrix products of NumPy's own BLAS.

Each takes float32 arrays without gaps and leaves all others to ``reference``.
"""

from engine.kernels import blas, waiting
from engine.kernels.curve import cpu as curve
from engine.kernels.elementwise import cpu as elementwise
from engine.kernels.embedding import cpu as embedding
from engine.kernels.loss import cpu as loss
from engine.kernels.multi_hot import cpu as multi_hot
from engine.kernels.normalise import cpu as normalise
from engine.kernels.pick import cpu as pick
from engine.kernels.pool import cpu as pool
from engine.kernels.recurrent import cpu as recurrent
from engine.kernels.reference import Reference
from engine.kernels.tally import cpu as tally
from engine.kernels.tape import Recorder
from engine.kernels.update import cpu as update


class Cpu(Reference):
    """Kernels of one processor core; see ``Kernels``."""

    name = "cpu"
    recorder = Recorder
    look_out = staticmethod(waiting.wait_for)

    pick_rows = staticmethod(pick.pick_rows)
    pick_scaled = staticmethod(pick.pick_scaled)

    multi_hot_expand = staticmethod(multi_hot.multi_hot_expand)
    multi_hot_forward = staticmethod(multi_hot.multi_hot_forward)
    multi_hot_backward = staticmethod(multi_hot.multi_hot_backward)

    if blas.library_path() is not None:
        from engine.kernels.conv import cpu as conv
        from engine.kernels.dense import cpu as dense

        dense_forward = staticmethod(dense.dense_forward)
        dense_backward = staticmethod(dense.dense_backward)

        conv_forward = staticmethod(conv.conv_forward)
        conv_backward = staticmethod(conv.conv_backward)

    max_pool_forward = staticmethod(pool.max_pool_forward)
    max_pool_backward = staticmethod(pool.max_pool_backward)
    average_pool_forward = staticmethod(pool.average_pool_forward)
    average_pool_backward = staticmethod(pool.average_pool_backward)

    curve_forward = staticmethod(curve.curve_forward)
    curve_backward = staticmethod(curve.curve_backward)

    relu_forward = staticmethod(elementwise.relu_forward)
    relu_backward = staticmethod(elementwise.relu_backward)
    add = staticmethod(elementwise.add)
    dropout = staticmethod(elementwise.dropout)

    channel_sums = staticmethod(normalise.channel_sums)
    channel_square_sums = staticmethod(normalise.channel_square_sums)
    normalise_forward = staticmethod(normalise.normalise_forward)
    normalise_backward_sums = staticmethod(normalise.normalise_backward_sums)
    normalise_backward = staticmethod(normalise.normalise_backward)

    embedding_forward = staticmethod(embedding.embedding_forward)
    embedding_backward = staticmethod(embedding.embedding_backward)

    simple_rnn_forward = staticmethod(recurrent.simple_rnn_forward)
    simple_rnn_backward = staticmethod(recurrent.simple_rnn_backward)
    lstm_forward = staticmethod(recurrent.lstm_forward)
    lstm_backward = staticmethod(recurrent.lstm_backward)
    gru_forward = staticmethod(recurrent.gru_forward)
    gru_backward = staticmethod(recurrent.gru_backward)
    gru_reset_first_forward = staticmethod(recurrent.gru_reset_first_forward)
    gru_reset_first_backward = staticmethod(recurrent.gru_reset_first_backward)

    tally_moments = staticmethod(tally.tally_moments)
    tally_bins = staticmethod(tally.tally_bins)

    mean_squared_error = staticmethod(loss.mean_squared_error)
    softmax_cross_entropy = staticmethod(loss.softmax_cross_entropy)
    softmax_cross_entropy_dense = staticmethod(loss.softmax_cross_entropy_dense)
    sigmoid_cross_entropy = staticmethod(loss.sigmoid_cross_entropy)

    update_sgd = staticmethod(update.update_sgd)
    update_adagrad = staticmethod(update.update_adagrad)
    update_adadelta = staticmethod(update.update_adadelta)
    update_rmsprop = staticmethod(update.update_rmsprop)
    update_adam = staticmethod(update.update_adam)
    update_adamax = staticmethod(update.update_adamax)
    update_nadam = staticmethod(update.update_nadam)
    update_ftrl = staticmethod(update.update_ftrl)
    update_lion = staticmethod(update.update_lion)


CPU = Cpu()
