# SPDX-License-Identifier: MIT
"""Only plain files of the layer itself are read; the rest is refused or left alone."""

import os
import sys

import pytest

from coolhead.playbook.files import MOST_BYTES, Layer
from coolhead.playbook.library import load

GUIDE = "---\ntitle: G\nnumber: 1\n---\nText.\n"

posix = pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")


def read(root):
    layer = Layer(root)
    return [file.file for file in layer.files()], [str(one) for one in layer.mistakes]


def test_files_come_folder_by_folder_and_sorted(make_layer):
    root = make_layer(
        {"rules/b.md": "", "rules/a.md": "", "steps/z.md": "", "pack.md": "", "guides/a.md": ""}
    )
    files, told = read(root)
    assert files == ["pack.md", "steps/z.md", "rules/a.md", "rules/b.md", "guides/a.md"]
    assert told == []


def test_what_is_no_content_is_left_alone(make_layer):
    root = make_layer(
        {
            "README.md": "x",
            "LICENSE": "x",
            ".git/config": "x",
            ".pack.md": "x",
            "docs/rules/a.md": "x",
            "rules/notes.txt": "x",
            "rules/.hidden.md": "x",
            "rules/.#lock.md": "x",
            "rules/a.md~": "x",
            "rules/a.md": GUIDE,
            "rules/.drafts/b.md": "x",
        }
    )
    assert read(root) == (["rules/a.md"], [])


@pytest.mark.parametrize(
    "name", ["Two Words.md", "Big.md", "a_b.md", "a.b.md", "-a.md", "a.MD", "é.md"]
)
def test_a_name_that_can_be_no_id_is_told(make_layer, name):
    files, told = read(make_layer({f"rules/{name}": GUIDE}))
    assert files == []
    assert len(told) == 1
    assert told[0].startswith(f"rules/{name}:1: a file's name may have only lower-case letters")


def test_a_folder_within_a_folder_is_told(make_layer):
    files, told = read(make_layer({"rules/more/a.md": GUIDE, "rules/a.md": GUIDE}))
    assert files == ["rules/a.md"]
    assert told == ["rules/more:1: a folder in here is not read: move its files up"]


def test_a_folder_named_like_a_file_is_told(make_layer):
    files, told = read(make_layer({"rules/a.md/b.txt": "x"}))
    assert files == []
    assert told == ["rules/a.md:1: this is no plain file: remove it"]


@pytest.mark.parametrize(
    ("file", "meant"), [("rule/a.md", "rules"), ("Rules/a.md", "rules"), ("packs.md", "pack.md")]
)
def test_a_misnamed_folder_or_pack_is_told(make_layer, file, meant):
    root = make_layer({file: GUIDE})
    if (root / meant).exists():
        pytest.skip("this disk takes capitals and small letters for the same")
    name = file.split("/")[0]
    assert read(root) == ([], [f"{name}:1: this is not read: did you mean '{meant}'?"])


def test_a_file_where_a_folder_belongs_is_told(make_layer):
    files, told = read(make_layer({"rules": "x"}))
    assert files == []
    assert [line.split(" (")[0] for line in told] == [
        "rules:1: this folder of content cannot be read"
    ]


def test_the_largest_file_is_read_and_a_larger_one_refused(make_layer):
    text = GUIDE.encode()
    root = make_layer(
        {
            "guides/fits.md": text.ljust(MOST_BYTES, b"x"),
            "guides/large.md": text.ljust(MOST_BYTES + 1, b"x"),
        }
    )
    files, told = read(root)
    assert files == ["guides/fits.md"]
    assert told == ["guides/large.md:1: this is larger than 1000 kB: split it"]


@posix
def test_a_link_out_of_the_layer_is_refused(make_layer, tmp_path):
    secret = tmp_path / "secret.md"
    secret.write_text(GUIDE)
    root = make_layer({"guides/a.md": GUIDE})
    (root / "guides/b.md").symlink_to(secret)
    (root / "guides/c.md").symlink_to("../../secret.md")
    (root / "rules").symlink_to(tmp_path)
    (root / "pack.md").symlink_to(secret)
    files, told = read(root)
    assert files == ["guides/a.md"]
    assert told == [
        f"{file}:1: this links to a place outside the folder: put the file itself here"
        for file in ("pack.md", "rules", "guides/b.md", "guides/c.md")
    ]


@posix
def test_a_link_to_a_folder_that_only_begins_alike_is_refused(make_layer):
    other = make_layer({"a.md": GUIDE}, "layer-two")
    root = make_layer({"guides/a.md": GUIDE}, "layer")
    (root / "guides/b.md").symlink_to(other / "a.md")
    files, told = read(root)
    assert files == ["guides/a.md"]
    assert len(told) == 1


@posix
def test_a_link_within_the_layer_is_followed(make_layer, tmp_path):
    root = make_layer({"guides/a.md": GUIDE, "old/x.md": GUIDE})
    (root / "guides/b.md").symlink_to("a.md")
    (root / "guides/c.md").symlink_to("../old/x.md")
    (root / "rules").symlink_to("old")
    linked = tmp_path / "linked"
    linked.symlink_to(root)
    for folder in (root, linked):
        assert read(folder) == (["rules/x.md", "guides/a.md", "guides/b.md", "guides/c.md"], [])


@posix
def test_links_that_lead_nowhere_or_in_a_ring_are_told(make_layer):
    root = make_layer({"guides/a.md": GUIDE})
    (root / "guides/lost.md").symlink_to("nowhere.md")
    (root / "guides/ring.md").symlink_to("ring.md")
    files, told = read(root)
    assert files == ["guides/a.md"]
    assert [line.split(":")[0] for line in told] == ["guides/lost.md", "guides/ring.md"]


@posix
def test_a_pipe_is_refused_and_not_waited_for(make_layer):
    root = make_layer({"guides/a.md": GUIDE})
    os.mkfifo(root / "guides/b.md")
    assert read(root) == (
        ["guides/a.md"],
        ["guides/b.md:1: this is no plain file: remove it"],
    )


@posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read all")
def test_a_file_without_the_right_to_read_it_is_told(make_layer):
    root = make_layer({"guides/a.md": GUIDE, "guides/b.md": GUIDE})
    (root / "guides/b.md").chmod(0)
    files, told = read(root)
    assert files == ["guides/a.md"]
    assert told == ["guides/b.md:1: the file cannot be read (Permission denied)"]


def test_a_file_that_goes_while_the_folder_is_read_is_told(make_layer):
    root = make_layer({"guides/a.md": GUIDE, "guides/b.md": GUIDE})
    layer = Layer(root)
    files = layer.files()
    assert next(files).file == "guides/a.md"
    (root / "guides/b.md").unlink()
    (root / "guides/b.md").mkdir()
    assert list(files) == []
    assert [str(one).split(" (")[0] for one in layer.mistakes] == [
        "guides/b.md:1: the file cannot be read"
    ]


@posix
def test_a_name_that_is_no_text_is_told_so_that_it_can_be_written(make_layer):
    root = make_layer({"guides/a.md": GUIDE})
    try:
        (root / os.fsdecode(b"guides/b\xff.md")).write_text(GUIDE)
    except OSError:
        pytest.skip("this disk takes only names in UTF-8")
    (root / "guides/c\n\x1b[31m.md").write_text(GUIDE)
    playbook = load([root])
    assert [one.file for one in playbook.mistakes] == [
        "guides/b\ufffd.md",
        "guides/c\ufffd\ufffd[31m.md",
    ]
    assert [one.id for one in playbook.guides] == ["a"]
