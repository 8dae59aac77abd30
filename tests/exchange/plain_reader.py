"""Reads a package with the standard library alone; written from `resources/help/package-format.md` alone.

python plain_reader.py FILE.lcdossier [FOLDER] prints every answer and puts the annexes into the folder.
"""

import base64
import hashlib
import json
import re
import sys
import tomllib
import zipfile
from pathlib import Path

NAMES = {"manifest.json", "data.json", "form.toml", "call.toml", "signature.json"}
NAMES |= {"beside.json", "history.json", "notes.json", "remarks.json"}
ANNEX = re.compile(r"files/([0-9a-f]{64})(\.pdf|\.jpg|\.png)?")


def canonical(value):
    """Near enough to RFC 8785: names here are ASCII, numbers whole."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


def need(fact, why):
    if not fact:
        raise ValueError(why)


def read(path):
    """Manifest, dossier, form, and annexes by SHA-256."""
    with zipfile.ZipFile(path) as package:
        infos = package.infolist()
        names = [info.filename for info in infos]
        need(names[0] == "manifest.json" and len(names) == len(set(names)), "not a package")
        need(all(name in NAMES or ANNEX.fullmatch(name) for name in names), "strange name")
        need(all(info.flag_bits == 0 and info.compress_type in (0, 8) for info in infos), "strange packing")
        for info in infos:
            need(info.file_size <= min(60_000_000, 200 * info.compress_size + 4096), "too large")
        told = {name: package.read(name) for name in names}
    manifest = json.loads(told["manifest.json"])
    need(manifest["format"] == "lcapp-package/1", "another version")
    others = set(told) - {"manifest.json", "signature.json"}
    need(others == {member["path"] for member in manifest["members"]}, "members")
    for member in manifest["members"]:
        content = told[member["path"]]
        need(len(content) == member["size"], "size")
        need(hashlib.sha256(content).hexdigest() == member["sha256"], "damaged")
    annexes = {found[1]: told[name] for name in names if (found := ANNEX.fullmatch(name))}
    need(all(hashlib.sha256(content).hexdigest() == name for name, content in annexes.items()), "annex")
    return manifest, json.loads(told["data.json"]), tomllib.loads(told["form.toml"].decode("utf-8")), annexes


def fingerprint(data):
    """Computed anew from what the dossier says."""
    answers = sorted((one["question"], one["language"], one["value"]) for one in data["answers"])
    said = {
        "content_format": 1,
        "dossier": data["dossier"]["uuid"],
        "call": data["call"],
        "form": {"name": data["form"], "digest": data["form_digest"]},
        "answers": [list(one) for one in answers],
        "annexes": data["evidence"],
    }
    digest = hashlib.sha256(canonical(said)).digest()
    letters = base64.b32encode(digest).decode("ascii")[:25]
    return digest.hex(), "-".join(letters[n : n + 5] for n in range(0, 25, 5))


def questions(form):
    """Labels by id."""
    return {
        question["id"]: question["label"]
        for part in form["part"]
        for section in part["section"]
        for question in section.get("question", ())
    }


def main(path, folder=""):
    manifest, data, form, annexes = read(path)
    digest, code = fingerprint(data)
    need(digest == manifest["content_id"] == data["content_id"], "fingerprint")
    print(data["dossier"]["title"], code)
    labels = questions(form)
    for one in data["answers"]:
        print(
            f"{labels[one['question']]} [{one['language']}]: {json.dumps(one['value'], ensure_ascii=False)}"
        )
    for one in data["evidence"]:
        print(one["number"], one["title"], one["url"] or one["sha256"])
    for name, content in annexes.items() if folder else ():
        (Path(folder) / name).write_bytes(content)


if __name__ == "__main__":
    main(*sys.argv[1:])
