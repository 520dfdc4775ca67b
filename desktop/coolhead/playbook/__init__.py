# SPDX-License-Identifier: MIT
"""Turn folders of Markdown into the playbook's values; tell each mistake with file and line."""
