# SPDX-License-Identifier: MIT
"""What the desktop, the packager and the reader of licences are told agrees with the program."""

import configparser
import re
import struct
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest

import coolhead

ROOT = Path(__file__).parents[1]
RESOURCES = ROOT / "resources"
APP_ID = "io.github.coolhead.Coolhead"
PNG_SIZES = [16, 24, 32, 48, 64, 128, 256, 512]


@pytest.fixture(scope="module")
def desktop_entry():
    reader = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    reader.optionxform = str
    reader.read_string((RESOURCES / "linux" / f"{APP_ID}.desktop").read_text("utf-8"))
    return reader["Desktop Entry"]


@pytest.fixture(scope="module")
def metainfo():
    return ElementTree.parse(RESOURCES / "linux" / f"{APP_ID}.metainfo.xml").getroot()


def requirement_names(lines):
    return {re.split(r"[=<>;\s]", line, maxsplit=1)[0].lower().replace("_", "-") for line in lines}


def pinned(name):
    text = (ROOT / "requirements" / name).read_text("utf-8")
    return dict(re.findall(r"^([\w.-]+)==([\w.]+)", text, re.MULTILINE))


def test_the_desktop_entry_opens_messages_in_the_program(desktop_entry):
    assert desktop_entry["Exec"] == "coolhead %f"
    assert desktop_entry["MimeType"] == "message/rfc822;"
    assert desktop_entry["StartupWMClass"] == "coolhead"


def test_desktop_entry_and_metainfo_name_each_other(desktop_entry, metainfo):
    assert metainfo.findtext("id") == APP_ID
    assert metainfo.findtext("launchable") == f"{APP_ID}.desktop"
    assert metainfo.findtext("icon") == desktop_entry["Icon"] == APP_ID
    assert metainfo.findtext("name") == desktop_entry["Name"]
    assert metainfo.findtext("provides/binary") == desktop_entry["Exec"].split()[0]


def test_the_newest_release_is_this_version(metainfo):
    assert metainfo.find("releases/release").get("version") == coolhead.__version__


def test_the_bundle_takes_its_version_from_the_package():
    pattern = re.search(r"r?\'(__version__ = [^\']+)\'", (ROOT / "build.spec").read_text("utf-8"))
    source = (ROOT / "desktop" / "coolhead" / "__init__.py").read_text("utf-8")

    assert re.search(pattern.group(1), source).group(1) == coolhead.__version__


@pytest.mark.parametrize("size", PNG_SIZES)
def test_each_drawing_of_the_icon_has_the_size_it_names(size):
    header = (RESOURCES / "icons" / f"coolhead-{size}.png").read_bytes()[:24]

    assert header[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", header[16:24]) == (size, size)


def test_each_piece_of_others_work_has_its_licence_beside_it():
    notice = (RESOURCES / "NOTICE.md").read_text("utf-8")
    for text in re.findall(r"`((?:fonts|icons|dictionaries)/[\w./-]*(?:txt|LICENSE))`", notice):
        assert (RESOURCES / text).is_file(), text
    for name in ("fonts/OFL.txt", "icons/lucide/LICENSE", "dictionaries/en_GB.LICENSE"):
        assert f"`{name}`" in notice


def test_every_library_that_is_shipped_is_in_the_notice():
    notice = (RESOURCES / "NOTICE.md").read_text("utf-8").lower().replace("_", "-")
    families = {"pyside6-essentials": "pyside6", "shiboken6": "shiboken"}
    for library in pinned("run.txt"):
        assert families.get(library, library) in notice, library


@pytest.mark.parametrize(
    ("file", "extra"), [("run.txt", None), ("dev.txt", "dev"), ("build.txt", "build")]
)
def test_requirements_are_pinned_with_hashes_for_all_that_the_project_names(file, extra):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = [*project["dependencies"], *project["optional-dependencies"].get(extra, [])]
    text = (ROOT / "requirements" / file).read_text("utf-8")
    entries = re.findall(r"^[\w.-]+==.*(?:\n    .*)*", text, re.MULTILINE)

    assert requirement_names(named) <= pinned(file).keys()
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in text  # the place to fetch from is the user's own setting
    assert "--index" not in text


def test_what_is_tested_is_what_is_shipped():
    tested = pinned("dev.txt")
    shipped = pinned("run.txt")

    assert shipped
    assert shipped.items() <= tested.items()
    assert shipped.items() <= pinned("build.txt").items()


@pytest.mark.parametrize(
    ("language", "known", "unknown"),
    [("en_GB", "apologise", "apologize"), ("en_US", "apologize", "apologise")],
)
def test_each_dictionary_knows_its_own_spelling(language, known, unknown):
    import hunspell

    speller = hunspell.Hunspell(language, hunspell_data_dir=str(RESOURCES / "dictionaries"))

    assert speller.spell(known)
    assert not speller.spell(unknown)
    assert "receive" in speller.suggest("recieve")
