# SPDX-License-Identifier: MIT
"""Everything that the agent sees. The only room that knows Qt."""
