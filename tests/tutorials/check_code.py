"""Checks every label of kind "code" by running the document's own listings.

Run: python3 tests/tutorials/check_code.py [-v] [PART OF A NAME ...]. A label's check is DOCUMENT.FUNCTION: the function of
that name in checks/DOCUMENT.py, which is given the document (code_document.Document), runs the listings it needs and answers
whether the claim holds, alone or with the numbers that show it: `return holds, f"..."`.

A right claim has to hold. A wrong one has to fail, with the numbers said, and to hold once its text is replaced by its right
form where it stands (in the file, so that the listings are run again). A free one has to have a check that runs, or "definition".
Needs numpy; where a document imports torch and this Python has none, a Python that has it is looked for, and the document is
left out, and named, when there is none. Exit 0 when every label is borne out.
"""

import contextlib
import glob
import importlib.util
import io
import json
import os
import shutil
import subprocess
import sys

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
from code_document import Document  # noqa: E402


def checks_of(stem):
    path = os.path.join(HERE, "checks", stem + ".py")
    spec = importlib.util.spec_from_file_location("checks_" + stem.replace("-", "_"), path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def answer(check, document):
    """Whether the claim holds, and what shows it; what the listings print is kept off the terminal."""
    with contextlib.redirect_stdout(io.StringIO()):
        said = check(document)
    return said if isinstance(said, tuple) else (said, "")


def check_document(stem, labels, say):
    """The failures of one document's labels, as sentences."""
    failures, module, document = [], checks_of(stem), Document.of(HERE, stem)
    used = set()
    for claim in labels["claims"]:
        if claim["kind"] != "code":
            continue
        place = f"{stem}:{claim['line']} {claim['text']!r}"
        name = claim["check"]
        if name == "definition" and claim["label"] == "free":
            continue
        used.add(name)
        check = getattr(module, name[len(stem) + 1 :], None) if name.startswith(stem + ".") else None
        if check is None:
            failures.append(f"{place}: no check {name}")
            continue
        try:
            holds, shown = answer(check, document)
            say(f"{place}\n    {claim['label']}: {'holds' if holds else 'fails'} {shown}")
            if claim["label"] == "right" and not holds:
                failures.append(f"{place}: labelled right, fails ({shown})")
            if claim["label"] == "wrong":
                if holds:
                    failures.append(f"{place}: labelled wrong, holds ({shown})")
                elif not shown:
                    failures.append(f"{place}: labelled wrong, and no number shows it")
                mended, shown = answer(check, document.mended(claim))
                if not mended:
                    failures.append(f"{place}: fails with its right form in place too ({shown})")
        except Exception as error:
            failures.append(f"{place}: {name}: {type(error).__name__}: {error}")
    return failures


def python_with_torch():
    for path in dict.fromkeys([sys.executable, "/usr/bin/python3", shutil.which("python3"), shutil.which("python")]):
        if path and subprocess.run([path, "-c", "import torch, numpy"], capture_output=True).returncode == 0:
            return path
    return None


def main(arguments):
    say = print if "-v" in arguments else (lambda line: None)
    parts = [one for one in arguments if not one.startswith("-")]
    documents = []
    for path in sorted(glob.glob(os.path.join(HERE, "*.labels.json"))):
        stem = os.path.basename(path)[: -len(".labels.json")]
        with open(path, encoding="utf-8") as file:
            labels = json.load(file)
        if any(claim["kind"] == "code" for claim in labels["claims"]) and (not parts or any(part in stem for part in parts)):
            documents.append((stem, labels))
    failures, count, left_out = [], {"right": 0, "wrong": 0, "free": 0}, []
    with_torch = [stem for stem, _ in documents if "import torch" in Document.of(HERE, stem).text]
    if with_torch and "--here" not in arguments:
        other = python_with_torch()
        if other and other != sys.executable:
            return subprocess.run([other, os.path.abspath(__file__), "--here", *arguments]).returncode
        left_out = [] if other else with_torch
    for stem, labels in documents:
        if stem in left_out:
            continue
        for claim in labels["claims"]:
            count[claim["label"]] += claim["kind"] == "code"
        failures += check_document(stem, labels, say)
    print("\n".join(failures))
    for stem in left_out:
        print(f"left out, since there is no torch: {stem}")
    print(f"{count['right']} right, {count['wrong']} wrong, {count['free']} free; {len(failures)} not borne out")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
