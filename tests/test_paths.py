# SPDX-License-Identifier: MIT
"""Where things lie, from source and from a bundle, and a data folder that can be trusted."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from coolhead.paths import PathError, content_dir, data_dir, prepare_data_dir, resources_dir

ROOT = Path(__file__).resolve().parents[1]


def test_from_source_the_shipped_folders_lie_in_the_repository(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert content_dir() == ROOT / "content"
    assert resources_dir() == ROOT / "resources"
    assert content_dir().is_dir()
    assert resources_dir().is_dir()


def test_in_a_bundle_they_lie_in_the_bundle(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert content_dir() == tmp_path / "content"
    assert resources_dir() == tmp_path / "resources"


def test_the_asked_folder_goes_before_the_variable(monkeypatch, tmp_path):
    monkeypatch.setenv("COOLHEAD_DATA", str(tmp_path / "variable"))
    assert data_dir(tmp_path / "asked") == tmp_path / "asked"
    assert data_dir(None) == tmp_path / "variable"
    assert list(tmp_path.iterdir()) == []


def test_the_data_folder_stays_where_it_is_when_the_working_folder_changes(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert data_dir(Path("asked")) == tmp_path / "asked"
    monkeypatch.setenv("COOLHEAD_DATA", "variable")
    assert data_dir() == tmp_path / "variable"


@pytest.mark.parametrize("variable", [None, ""])
def test_otherwise_it_is_the_platforms_own(monkeypatch, tmp_path, variable):
    monkeypatch.delenv("COOLHEAD_DATA", raising=False)
    if variable is not None:
        monkeypatch.setenv("COOLHEAD_DATA", variable)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    found = data_dir()
    assert found.name == "Coolhead"
    assert found.is_absolute()
    if sys.platform == "linux":
        assert found == tmp_path / "Coolhead"
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_made_for_the_user_alone(tmp_path):
    folder = tmp_path / "a" / "b"
    assert prepare_data_dir(folder) == folder
    assert list(folder.iterdir()) == []
    if sys.platform != "win32":
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_folder_that_stands_keeps_its_rights_and_files(tmp_path):
    tmp_path.chmod(0o755)
    (tmp_path / "file").write_text("kept")
    prepare_data_dir(tmp_path)
    assert [file.read_text() for file in tmp_path.iterdir()] == ["kept"]
    if sys.platform != "win32":
        assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def told(folder):
    with pytest.raises(PathError) as caught:
        prepare_data_dir(folder)
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert sentence.endswith(".")
    assert str(folder) in sentence
    return sentence


def test_a_file_in_the_place_of_the_folder(tmp_path):
    (tmp_path / "data").write_text("precious")
    assert told(tmp_path / "data").endswith("is a file, but Coolhead needs a folder there.")
    assert (tmp_path / "data").read_text() == "precious"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells this in another way")
def test_a_file_on_the_way_to_the_folder(tmp_path):
    (tmp_path / "data").write_text("precious")
    assert "a file is in the way" in told(tmp_path / "data" / "deeper")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has /proc")
@pytest.mark.parametrize("folder", ["/proc/coolhead", "/proc"])
def test_a_folder_that_the_system_refuses(folder):
    assert "the folder" in told(Path(folder)).lower()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in another way")
def test_a_folder_without_the_right_to_write(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir(mode=0o500)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        sentence = told(folder)
    finally:
        if root:
            os.seteuid(0)
    assert sentence == f"Coolhead has no permission to write in the folder {folder}."


def test_a_disk_that_can_only_be_read(tmp_path):
    mount = ["mount", "-t", "tmpfs", "-o", "ro,size=64k", "tmpfs", str(tmp_path)]
    if (
        sys.platform != "linux"
        or subprocess.run(mount, capture_output=True, check=False).returncode
    ):
        pytest.skip("only root on Linux may mount a disk")
    try:
        assert "disk that can only be read" in told(tmp_path)
        assert "disk that can only be read" in told(tmp_path / "data")
    finally:
        subprocess.run(["umount", "--lazy", str(tmp_path)], check=True)
