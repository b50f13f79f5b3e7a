"""The time loops of recurrent layers, in plain NumPy.

Time comes first, and runs in the order of processing; a long sequence may come in parts::

    z: (time, batch, gates * units)     what comes from the input; the recurrent part is added
    h, c: (time + 1, batch, units)      states; [0] is given, the others are filled
    gates: (time, batch, gates * units) what the activations gave; z itself may be given
    kept: (time, batch, units)          what else backward needs of each step
    mask: (time, batch, 1) bool or None; where it is False the state stays as it was
    drop: (gates, batch, units) or None; the factors of ``h`` before the recurrent product
    dy: (time, batch, units) or None    the gradient of h[1:]
    dh, dc: (batch, units)              in: of the last state; out: of the first one

``activation`` has a ``name``, and ``forward(z, y)`` and ``backward(z, y, dy, dz)``, which fill
their last array. Where one needs its z again, ``gates`` is another array than z.
"""

from engine.arrays.xp import xp_of


def simple_rnn_forward(z, recurrent_kernel, mask, drop, h, activation, scratch):
    """``h[t + 1] = f(z[t] + h[t] @ U)`` (Elman 1990)."""
    for t in range(len(z)):
        z[t] += _product(h[t], recurrent_kernel, drop)
        activation.forward(z[t], h[t + 1])
        _hold(mask, t, h)


def simple_rnn_backward(z, h, recurrent_kernel, mask, drop, dy, dh, dz, activation, scratch):
    """Fill ``dz`` and ``dh``."""
    for t in reversed(range(len(z))):
        held = _receive(mask, t, dy, dh)
        activation.backward(z[t], h[t + 1], dh, dz[t])
        _clear(mask, t, dz)
        _product_back(dz[t], recurrent_kernel, drop, dh)
        dh += held


def lstm_forward(
    z, recurrent_kernel, mask, drop, h, c, gates, activation, recurrent_activation, scratch
):
    """``c' = f * c + i * g``, ``h = o * tanh(c')`` (Hochreiter & Schmidhuber 1997).

    Gates: i, f, g (Keras: c), o.
    """
    multiply = xp_of(z).multiply
    for t in range(len(z)):
        z[t] += _product(h[t], recurrent_kernel, drop)
        by_gate = _by_gate(z[t], 4).copy()  # functions take arrays without gaps
        i, f, g, o = by_gate
        recurrent_activation.forward(by_gate[:2], by_gate[:2])
        activation.forward(g, g)
        recurrent_activation.forward(o, o)
        _by_gate(gates[t], 4)[...] = by_gate
        multiply(f, c[t], out=c[t + 1])
        c[t + 1] += multiply(i, g, out=h[t + 1])
        activation.forward(c[t + 1], h[t + 1])
        h[t + 1] *= o
        _hold(mask, t, h, c)


def lstm_backward(
    z,
    h,
    c,
    gates,
    recurrent_kernel,
    mask,
    drop,
    dy,
    dh,
    dc,
    dz,
    activation,
    recurrent_activation,
    scratch,
):
    """Fill ``dz``, ``dh`` and ``dc``."""
    xp = xp_of(z)
    dgates = xp.empty((4, *dh.shape), dh.dtype)
    pair, part, product = xp.empty_like(dgates[:2]), xp.empty_like(dh), xp.empty_like(dh)
    squashed = xp.empty_like(dh)
    for t in reversed(range(len(z))):
        held_h, held_c = _receive(mask, t, dy, dh), _receive(mask, t, None, dc)
        before, by_gate = _by_gate(z[t], 4), _by_gate(gates[t], 4).copy()
        i, f, g, o = by_gate
        activation.forward(c[t + 1], squashed)
        activation.backward(c[t + 1], squashed, xp.multiply(dh, o, out=product), part)
        dc += part
        xp.multiply(dh, squashed, out=product)
        recurrent_activation.backward(before[3], o, product, dgates[3])
        activation.backward(before[2], g, xp.multiply(dc, i, out=product), dgates[2])
        xp.multiply(dc, g, out=pair[0])
        xp.multiply(dc, c[t], out=pair[1])
        recurrent_activation.backward(before[:2], by_gate[:2], pair, dgates[:2])
        _by_gate(dz[t], 4)[...] = dgates
        _clear(mask, t, dz)
        dc *= f
        dc += held_c
        _product_back(dz[t], recurrent_kernel, drop, dh)
        dh += held_h


def gru_forward(
    z,
    recurrent_kernel,
    recurrent_bias,
    mask,
    drop,
    h,
    gates,
    kept,
    activation,
    recurrent_activation,
    scratch,
):
    """``h' = u * h + (1 - u) * n``, ``n = f(x + r * (h @ U + b))``: the reset gate comes after.

    Gates: u (Keras: z), r, n (Keras: h); ``kept``: ``h @ U + b`` of n.
    ``recurrent_bias``: (3 * units,) or None. (Cho et al. 2014)
    """
    units = h.shape[-1]
    for t in range(len(z)):
        inner = _product(h[t], recurrent_kernel, drop)
        if recurrent_bias is not None:
            inner += recurrent_bias
        z[t, :, : 2 * units] += inner[:, : 2 * units]
        kept[t] = inner[:, 2 * units :]
        by_gate = _by_gate(z[t], 3).copy()  # functions take arrays without gaps
        recurrent_activation.forward(by_gate[:2], by_gate[:2])
        _by_gate(z[t], 3)[2] += by_gate[1] * kept[t]
        by_gate[2] = _by_gate(z[t], 3)[2]
        activation.forward(by_gate[2], by_gate[2])
        _by_gate(gates[t], 3)[...] = by_gate
        _mix(by_gate, h, t)
        _hold(mask, t, h)


def gru_backward(
    z,
    h,
    gates,
    kept,
    recurrent_kernel,
    mask,
    drop,
    dy,
    dh,
    dz,
    dinner,
    activation,
    recurrent_activation,
    scratch,
):
    """Fill ``dz``, ``dh``, and ``dinner``, the gradient of ``h @ U + b`` in the shape of z."""
    xp = xp_of(z)
    dgates = xp.empty((3, *dh.shape), dh.dtype)
    pair = xp.empty_like(dgates[:2])
    for t in reversed(range(len(z))):
        held = _receive(mask, t, dy, dh)
        before, by_gate = _by_gate(z[t], 3), _by_gate(gates[t], 3).copy()
        direct = _unmix(before, by_gate, h, t, dh, pair, dgates, activation)
        xp.multiply(dgates[2], kept[t], out=pair[1])
        recurrent_activation.backward(before[:2], by_gate[:2], pair, dgates[:2])
        _by_gate(dz[t], 3)[...] = dgates
        dgates[2] *= by_gate[1]
        _by_gate(dinner[t], 3)[...] = dgates
        _clear(mask, t, dz)
        _clear(mask, t, dinner)
        _product_back(dinner[t], recurrent_kernel, drop, dh)
        dh += direct
        dh += held


def gru_reset_first_forward(
    z, recurrent_kernel, mask, drop, h, gates, kept, activation, recurrent_activation, scratch
):
    """``h' = u * h + (1 - u) * n``, ``n = f(x + (r * h) @ U)``: the reset gate comes first.

    Gates as in ``gru_forward``; ``kept``: ``r * h``.
    """
    units = h.shape[-1]
    gating, candidate = recurrent_kernel[:, : 2 * units], recurrent_kernel[:, 2 * units :]
    for t in range(len(z)):
        z[t, :, : 2 * units] += _product(h[t], gating, drop)
        by_gate = _by_gate(z[t], 3).copy()  # functions take arrays without gaps
        recurrent_activation.forward(by_gate[:2], by_gate[:2])
        kept[t] = by_gate[1] * _dropped(h[t], drop)
        _by_gate(z[t], 3)[2] += kept[t] @ candidate
        by_gate[2] = _by_gate(z[t], 3)[2]
        activation.forward(by_gate[2], by_gate[2])
        _by_gate(gates[t], 3)[...] = by_gate
        _mix(by_gate, h, t)
        _hold(mask, t, h)


def gru_reset_first_backward(
    z,
    h,
    gates,
    recurrent_kernel,
    mask,
    drop,
    dy,
    dh,
    dz,
    activation,
    recurrent_activation,
    scratch,
):
    """Fill ``dz`` and ``dh``."""
    xp = xp_of(z)
    units = h.shape[-1]
    gating, candidate = recurrent_kernel[:, : 2 * units], recurrent_kernel[:, 2 * units :]
    dgates = xp.empty((3, *dh.shape), dh.dtype)
    pair = xp.empty_like(dgates[:2])
    for t in reversed(range(len(z))):
        held = _receive(mask, t, dy, dh)
        before, by_gate = _by_gate(z[t], 3), _by_gate(gates[t], 3).copy()
        direct = _unmix(before, by_gate, h, t, dh, pair, dgates, activation)
        d_reset = dgates[2] @ candidate.T
        xp.multiply(d_reset, _dropped(h[t], drop), out=pair[1])
        recurrent_activation.backward(before[:2], by_gate[:2], pair, dgates[:2])
        _by_gate(dz[t], 3)[...] = dgates
        _clear(mask, t, dz)
        direct += _dropped(d_reset * by_gate[1], drop)
        _product_back(dz[t, :, : 2 * units], gating, drop, dh)
        dh += direct
        dh += held


def _by_gate(z, gates):
    """Return the gates of one step, (batch, gates * units), as a view (gates, batch, units)."""
    return z.reshape(len(z), gates, -1).swapaxes(0, 1)


def _product(h, kernel, drop):
    """Return ``h @ kernel``; each gate may see another selection of ``h``."""
    if drop is None:
        return h @ kernel
    return xp_of(h).concatenate(
        [(h * each) @ part for each, part in _parts(kernel, drop, h.shape[1])], axis=1
    )


def _product_back(dz, kernel, drop, dh):
    """Fill ``dh``, the gradient of the ``h`` of ``_product``."""
    if drop is None:
        xp_of(dz).matmul(dz, kernel.T, out=dh)
        return
    dh[...] = 0
    for gate, (each, part) in enumerate(_parts(kernel, drop, dh.shape[1])):
        width = part.shape[1]
        dh += (dz[:, gate * width : (gate + 1) * width] @ part.T) * each


def _parts(kernel, drop, units):
    """Return pairs of factors and columns of ``kernel``, one for each gate."""
    count = kernel.shape[1] // units
    return [(drop[g], kernel[:, g * units : (g + 1) * units]) for g in range(count)]


def _dropped(h, drop):
    return h if drop is None else h * drop[-1]


def _mix(by_gate, h, t):
    """``h[t + 1] = u * h[t] + (1 - u) * n``."""
    u, _, n = by_gate
    xp = xp_of(h)
    xp.subtract(h[t], n, out=h[t + 1])
    h[t + 1] *= u
    h[t + 1] += n


def _unmix(before, by_gate, h, t, dh, pair, dgates, activation):
    """Fill ``pair[0]``, of u, and the part of n in ``dgates``; return what h[t] gets."""
    u, _, n = by_gate
    xp_of(h).multiply(dh, h[t] - n, out=pair[0])
    activation.backward(before[2], n, dh * (1 - u), dgates[2])
    return dh * u


def _hold(mask, t, *states):
    """Keep the states of samples whose step t is masked."""
    if mask is not None:
        for state in states:
            xp_of(state).copyto(state[t + 1], state[t], where=~mask[t])


def _receive(mask, t, dy, d):
    """Add ``dy[t]`` to ``d``, clear it for samples that stand still, and return their part."""
    if dy is not None:
        d += dy[t]
    if mask is None:
        return 0
    held = d * ~mask[t]
    d *= mask[t]
    return held


def _clear(mask, t, dz):
    """No gradient enters a masked step, whatever its functions gave."""
    if mask is not None:
        xp_of(dz).copyto(dz[t], 0, where=~mask[t])
