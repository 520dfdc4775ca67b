# SPDX-License-Identifier: MIT
"""Draw the program icon's PNG, ICO and ICNS files from the two SVG files beside this script.

`make icons` runs it. The results are kept in the repository, so that a build needs no drawing.
"""

import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

HERE = Path(__file__).parent
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
SMALL = 32  # up to here the simpler drawing is the clearer one
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
ICNS_TYPES = {b"icp4": 16, b"icp5": 32, b"icp6": 64, b"ic07": 128, b"ic08": 256, b"ic09": 512}
ICO_FULL = 256  # an ICO entry writes this edge as 0


def png(size: int) -> bytes:
    """Draw the icon as a PNG with edges of `size` pixels."""
    source = "coolhead-small.svg" if size <= SMALL else "coolhead.svg"
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(HERE / source)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(data.data())


def ico(drawings: dict[int, bytes]) -> bytes:
    """Pack PNG drawings into one Windows icon."""
    offset = 6 + 16 * len(ICO_SIZES)
    head, body = struct.pack("<HHH", 0, 1, len(ICO_SIZES)), b""
    for size in ICO_SIZES:
        edge = size % ICO_FULL
        length = len(drawings[size])
        head += struct.pack("<BBBBHHII", edge, edge, 0, 0, 1, 32, length, offset + len(body))
        body += drawings[size]
    return head + body


def icns(drawings: dict[int, bytes]) -> bytes:
    """Pack PNG drawings into one macOS icon."""
    body = b"".join(
        kind + struct.pack(">I", 8 + len(drawings[size])) + drawings[size]
        for kind, size in ICNS_TYPES.items()
    )
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def main() -> None:
    """Write every size and both packed icons."""
    drawings = {size: png(size) for size in SIZES}
    for size, drawing in drawings.items():
        (HERE / f"coolhead-{size}.png").write_bytes(drawing)
    (HERE / "coolhead.ico").write_bytes(ico(drawings))
    (HERE / "coolhead.icns").write_bytes(icns(drawings))


if __name__ == "__main__":
    main()
