"""Prints what stands where on the pages of a PDF, as JSON; lengths in millimetres.

Each page: width, height, lines of text (text, x0, x1, top, base line, sizes and faces of their characters) and drawn lines.
"""

import json
import sys

import pdfplumber

MM = 25.4 / 72


def mm(value):
    return round(float(value) * MM, 2)


def text_lines(page):
    rows = {}
    for char in page.chars:
        base = round(float(page.height - char["matrix"][5]), 1)
        rows.setdefault(base, []).append(char)
    for base in sorted(rows):
        chars = sorted(rows[base], key=lambda char: char["x0"])
        run = []
        for char in chars:
            # Columns of a table are apart; spaces are characters of their own.
            if run and char["x0"] - run[-1]["x1"] > 8:
                yield base, run
                run = []
            run.append(char)
        if run:
            yield base, run


def describe(page):
    lines = []
    for base, chars in text_lines(page):
        text = "".join(char["text"] for char in chars)
        inked = [char for char in chars if char["text"].strip()]
        if not inked:
            continue
        lines.append({
            "text": text.strip(),
            "x0": mm(inked[0]["x0"]),
            "x1": mm(inked[-1]["x1"]),
            "base": mm(base),
            "sizes": sorted({round(float(char["size"]), 1) for char in inked}),
            "fonts": sorted({char["fontname"].split("+")[-1] for char in inked}),
        })
    rules = []
    for shape in list(page.lines) + list(page.rects):
        width, height = abs(shape["x1"] - shape["x0"]), abs(shape["bottom"] - shape["top"])
        if width > 8 and height < 2:
            rules.append({"x0": mm(shape["x0"]), "x1": mm(shape["x1"]), "y": mm(shape["top"])})
    return {"width": mm(page.width), "height": mm(page.height), "lines": lines, "rules": rules}


with pdfplumber.open(sys.argv[1]) as pdf:
    json.dump([describe(page) for page in pdf.pages], sys.stdout, ensure_ascii=False)
