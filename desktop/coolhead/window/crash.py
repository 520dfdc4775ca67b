# SPDX-License-Identifier: MIT
"""When the program is at fault: save the draft first, then show a report without its text."""

from __future__ import annotations

import platform
import sys
import threading
import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, qVersion
from PySide6.QtWidgets import QApplication, QMessageBox

from coolhead import __version__

if TYPE_CHECKING:
    from types import TracebackType

    from coolhead.window.session import Session


def install(session: Session) -> None:
    """Catch what no one caught. A second fault while one is told is only written down."""
    telling = QObject()

    def hook(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        report = report_of(kind, trace)
        sys.stderr.write(report)
        if telling.objectName():
            return
        telling.setObjectName("telling")
        saved = session.save()
        _tell(report, saved=saved)
        telling.setObjectName("")

    def thread_hook(fault: threading.ExceptHookArgs) -> None:
        sys.stderr.write(report_of(fault.exc_type, fault.exc_traceback))

    sys.excepthook = hook
    threading.excepthook = thread_hook


def report_of(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Write what happened and where; never the message of the fault, which may quote the draft."""
    versions = f"Coolhead {__version__}, Python {platform.python_version()}, Qt {qVersion()}"
    lines = [
        f"{versions}, {platform.system()} {platform.machine()}",
        f"{kind.__module__}.{kind.__qualname__}",
    ]
    for frame in traceback.extract_tb(trace):
        place = frame.filename.replace("\\", "/").rpartition("coolhead/")[2]
        lines.append(f"  {place}:{frame.lineno} in {frame.name}")
    return "\n".join(lines) + "\n"


def _tell(report: str, *, saved: bool) -> None:
    tr = QCoreApplication.translate
    box = QMessageBox(QApplication.activeWindow())
    box.setWindowTitle("Coolhead")
    box.setText(tr("Crash", "Something went wrong in Coolhead itself."))
    kept = tr("Crash", "Your draft is saved. You can go on working; if it happens again, restart.")
    lost = tr("Crash", "Your draft could not be saved: copy it now, before you go on.")
    box.setInformativeText(kept if saved else lost)
    box.setDetailedText(report)
    box.exec()


def tell_before_start(sentence: str) -> None:
    """Say in a window why no window can open."""
    box = QMessageBox()
    box.setWindowTitle("Coolhead")
    box.setText(QCoreApplication.translate("Crash", "Coolhead can't start."))
    box.setInformativeText(sentence)
    box.exec()
