# SPDX-License-Identifier: MIT
"""Keep conversations safe on disk. The only room that knows SQLite."""
