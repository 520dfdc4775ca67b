# SPDX-License-Identifier: MIT
"""Answer from the command line, with no window."""
