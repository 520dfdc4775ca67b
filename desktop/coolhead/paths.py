# SPDX-License-Identifier: MIT
"""Say where things lie: what is shipped with the program, and the folder of the agent's own data.

Only `prepare_data_dir` touches the disk.
"""

from __future__ import annotations

import errno
import os
import sys
from dataclasses import dataclass
from pathlib import Path

DATA_VARIABLE = "COOLHEAD_DATA"
"""The environment variable that names another data folder."""


class PathError(Exception):
    """A folder that can't be used, told in one sentence."""


def content_dir() -> Path:
    """Return the folder of the shipped playbook."""
    return _shipped() / "content"


def layers(data: Path) -> list[Path]:
    """Return the folders of content, lowest first: the shipped one, then `mine` in `data`."""
    mine = data / "mine"
    return [content_dir(), mine] if mine.is_dir() else [content_dir()]


def resources_dir() -> Path:
    """Return the folder of the icons, themes, translations and dictionaries."""
    return _shipped() / "resources"


@dataclass(frozen=True, slots=True)
class EncoderFiles:
    """The files of the learned part; they may be missing."""

    model: Path
    tokenizer: Path
    thresholds: Path


def encoder_files() -> EncoderFiles:
    """Return where the learned part's files lie."""
    folder = resources_dir() / "encoder"
    return EncoderFiles(
        folder / "encoder.onnx", folder / "tokenizer.json", folder / "thresholds.json"
    )


def _shipped() -> Path:
    bundle = getattr(sys, "_MEIPASS", None)  # set by the packaged program's boot loader
    if isinstance(bundle, str):
        return Path(bundle)
    return Path(__file__).resolve().parents[2]


def data_dir(asked: Path | None = None) -> Path:
    """Return the data folder, absolute: `asked`, else COOLHEAD_DATA, else the platform's own.

    Nothing is created.
    """
    if asked is not None:
        return asked.absolute()
    if named := os.environ.get(DATA_VARIABLE):
        return Path(named).absolute()
    import platformdirs  # noqa: PLC0415 # costs start time, and is needed only here

    return Path(platformdirs.user_data_dir("Coolhead", appauthor=False))


def prepare_data_dir(path: Path) -> Path:
    """Make the folder if it is missing, private to the user, and prove that it can be written.

    A folder that already stands keeps its rights: it may be one that others share, and the files
    that go in are private by themselves. Raises PathError with one sentence for the agent.
    """
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Asking for rights is no proof: root has them all, and a disk can be read-only.
        trial = path / f".coolhead-{os.getpid()}"
        os.close(os.open(trial, os.O_CREAT | os.O_WRONLY, 0o600))
        trial.unlink()
    except OSError as error:
        raise PathError(_sentence(path, error)) from error
    return path


def _sentence(path: Path, error: OSError) -> str:
    if isinstance(error, FileExistsError):
        return f"{path} is a file, but Coolhead needs a folder there."
    if isinstance(error, NotADirectoryError):
        return f"The folder {path} can't be made, because a file is in the way."
    if isinstance(error, PermissionError):
        return f"Coolhead has no permission to write in the folder {path}."
    if error.errno == errno.EROFS:
        return f"The folder {path} is on a disk that can only be read."
    return f"The folder {path} can't be used: {error.strerror}."
