"""The points of Winograd's convolution F(4x4, 3x3), and its transforms as matrices.

The polynomials are taken at 0, P, -P, Q, -Q and infinity. 5/8 and 3/2 instead of the usual 1 and
2 make the error of rounding three to four times smaller.
"""

import numpy as np

TILE, PATCH, SPOTS = 4, 6, 36

P, Q = 5 / 8, 3 / 2
PP, QQ, PPQQ, SUM = P**2, Q**2, (P * Q) ** 2, P**2 + Q**2
NEAR, FAR = 1 / (2 * PP * (PP - QQ)), 1 / (2 * QQ * (QQ - PP))

# Y = A' [ (G g G') * (B' d B) ] A      d: patch, g: window, Y: tile
B_TRANSPOSED = np.array(
    [
        [PPQQ, 0, -SUM, 0, 1, 0],
        [0, -P * QQ, -QQ, P, 1, 0],
        [0, P * QQ, -QQ, -P, 1, 0],
        [0, -Q * PP, -PP, Q, 1, 0],
        [0, Q * PP, -PP, -Q, 1, 0],
        [0, PPQQ, 0, -SUM, 0, 1],
    ]
)
G = np.array(
    [
        [1 / PPQQ, 0, 0],
        [NEAR, NEAR * P, NEAR * PP],
        [NEAR, -NEAR * P, NEAR * PP],
        [FAR, FAR * Q, FAR * QQ],
        [FAR, -FAR * Q, FAR * QQ],
        [0, 0, 1],
    ]
)
A_TRANSPOSED = np.array(
    [
        [1, 1, 1, 1, 1, 0],
        [0, P, -P, Q, -Q, 0],
        [0, PP, PP, QQ, QQ, 0],
        [0, P * PP, -P * PP, Q * QQ, -Q * QQ, 1],
    ]
)
