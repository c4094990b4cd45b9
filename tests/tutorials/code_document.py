"""A document as check_code.py takes it apart: its lines, its listings, and what its notebook's cells have stored."""

import html
import json
import os
import re


class Document:
    """A document's file; `listings` are its fenced blocks, notebook cells, lstlistings, <pre> blocks, or the whole .py file."""

    def __init__(self, name, text):
        self.name, self.text = name, text
        self.lines = text.split("\n")
        self.listings, self.outputs = list(listings_of(name, text)), None
        if name.endswith(".ipynb"):
            self.outputs = [printed(cell) for cell in code_cells(text)]

    @staticmethod
    def of(folder, stem):
        name = next(n for n in sorted(os.listdir(folder)) if n.startswith(stem + ".") and not n.endswith(".labels.json"))
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            return Document(name, file.read())

    def mended(self, claim):
        """The document with a wrong claim's text replaced, at its line, by its right form."""
        lines, at = list(self.lines), claim["line"] - 1
        if self.name.endswith(".ipynb"):
            lead, quoted, comma = re.fullmatch(r'(\s*)("(?:[^"\\]|\\.)*")(,?)', lines[at]).groups()
            lines[at] = lead + json.dumps(replaced(json.loads(quoted), claim), ensure_ascii=False) + comma
            return Document(self.name, "\n".join(lines))
        height = claim["text"].count("\n") + 1
        lines[at : at + height] = [replaced("\n".join(lines[at : at + height]), claim)]
        return Document(self.name, "\n".join(lines))

    def having(self, *texts):
        """The listing that holds all the texts; a paste's unfenced code is taken with `between`."""
        found = [one for one in self.listings if all(text in one for text in texts)]
        if len(found) != 1:
            raise LookupError(f"{len(found)} listings have {texts}")
        return found[0]

    def between(self, first, last):
        """The lines from the one that starts with `first` to the next one that starts with `last`, both taken."""
        start = next(i for i, line in enumerate(self.lines) if line.startswith(first))
        end = next(i for i in range(start, len(self.lines)) if self.lines[i].startswith(last))
        return "\n".join(self.lines[start : end + 1])


def replaced(line, claim):
    if claim["text"] not in line:
        raise LookupError(f"{claim['text']!r} is not on the line")
    return line.replace(claim["text"], claim["right"], 1)


def code_cells(text):
    return [cell for cell in json.loads(text)["cells"] if cell["cell_type"] == "code"]


def printed(cell):
    """What a cell's stored outputs show, as text."""
    parts = []
    for output in cell.get("outputs", []):
        parts += output.get("text", []) if output["output_type"] == "stream" else output.get("data", {}).get("text/plain", [])
    return "".join(parts)


def listings_of(name, text):
    if name.endswith(".py"):
        return [text]
    if name.endswith(".ipynb"):
        return ["".join(cell["source"]) for cell in code_cells(text)]
    if name.endswith(".tex"):
        return re.findall(r"\\begin\{(?:lstlisting|verbatim|minted)\}(?:\[[^\]\n]*\])?(?:\{python\})?\n(.*?)\\end\{", text, re.S)
    if name.endswith(".html"):
        blocks = re.findall(r"<pre[^>]*>(.*?)</pre>", text, re.S)
        return [html.unescape(re.sub(r"<[^>]+>", "", block)) for block in blocks]
    return re.findall(r"^```[^\n]*\n(.*?)^```", text, re.S | re.M)
