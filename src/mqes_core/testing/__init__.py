"""The kit for authors of plugins, which this project uses itself: worked cases, conformance, generated data.

Needs the extra ``testing`` (pytest and Hypothesis); nothing of it is imported until a part is used.
"""
