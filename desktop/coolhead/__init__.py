# SPDX-License-Identifier: MIT
"""Coolhead: the reply steps, phrases and second look that calm an angry email thread."""

__version__ = "0.1.0"
