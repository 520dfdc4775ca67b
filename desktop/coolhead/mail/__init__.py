# SPDX-License-Identifier: MIT
"""Take customers' mail in and hand replies out, as plain values."""
