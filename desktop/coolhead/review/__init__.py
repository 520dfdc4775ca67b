# SPDX-License-Identifier: MIT
"""Read texts and say what is in them. Pure: text and rules in, review out; no files, no Qt."""
