"""Examples of the layers of attention: (layer, input shapes)."""

from engine.layers.attention import AdditiveAttention, Attention
from engine.layers.multi_head_attention import MultiHeadAttention
from engine.regularizers import L1, L2

QUERY, VALUE, KEY = (3, 4), (5, 2), (5, 4)
EXAMPLES = {
    "Attention": [
        (Attention(), [(3, 4), (5, 4)]),
        (Attention(use_scale=True, return_attention_scores=True), [QUERY, VALUE, KEY]),
        (Attention(score_mode="concat", use_causal_mask=True), [(4, 4), (4, 4)]),
        (Attention(score_mode="concat", use_scale=True, dropout=0.3), [QUERY, VALUE, KEY]),
        (Attention(dropout=0.3, seed=5, return_attention_scores=True), [(3, 4), (5, 4)]),
    ],
    "AdditiveAttention": [
        (AdditiveAttention(), [(3, 4), (5, 4)]),
        (AdditiveAttention(use_scale=False, use_causal_mask=True), [QUERY, VALUE, KEY]),
        (AdditiveAttention(dropout=0.2, return_attention_scores=True), [QUERY, VALUE, KEY]),
    ],
    "MultiHeadAttention": [
        (MultiHeadAttention(num_heads=2, key_dim=3), [(3, 4), (5, 2)]),
        (MultiHeadAttention(num_heads=2, key_dim=3, value_dim=2, dropout=0.3), [QUERY, VALUE, KEY]),
        (
            MultiHeadAttention(num_heads=1, key_dim=2, use_causal_mask=True, use_bias=False),
            [(4, 3), (4, 3)],
        ),
        (
            MultiHeadAttention(
                num_heads=2,
                key_dim=2,
                dropout=0.3,
                output_shape=(2, 3),
                return_attention_scores=True,
                kernel_regularizer=L2(),
            ),
            [QUERY, VALUE, KEY],
        ),
        (
            MultiHeadAttention(num_heads=2, key_dim=2, activity_regularizer=L1(l1=0.1)),
            [(3, 4), (5, 2)],
        ),
    ],
}
