"""Formulas that the user types: read as a tree of known functions, evaluated, differentiated.

Nothing typed is ever run as a program. ``tokens`` lets only known signs pass, ``tree`` only known
names and functions (``functions``), ``shapes`` finds what a formula gives, ``derivative`` computes
it and its gradients.
"""
