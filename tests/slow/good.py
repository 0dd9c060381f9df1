"""Good documents as other makers write them, for `vanban check`; beside each, its parts as the program should see them.

Usage: good.py FOLDER
"""

import sys
from pathlib import Path

import feet
import heads
import kinds
import noise
from docx import Document
from makers import SEEN, page

FOLDER = Path(sys.argv[1])


def made(name, kind, head, change=None):
    SEEN.clear()
    document = Document()
    # python-docx begins with an empty body; the styles of its pattern stay as they are.
    page(document)
    kind(document, head)
    if change:
        change(document)
    document.save(FOLDER / f"{name}.docx")
    (FOLDER / f"{name}.parts").write_text("".join(f"{part}\t{text}\n" for part, text in SEEN), "utf-8")


for at, kind in enumerate(kinds.ALL):
    # Every kind with two heads, every head with two kinds at least.
    for step in (0, 5):
        head = heads.ALL[(at + step) % len(heads.ALL)]
        made(f"{kind.__name__}-{head.__name__}", kind, head)
for head in heads.ALL:
    made(f"letter-{head.__name__}", kinds.letter, head)
    made(f"commune-{head.__name__}", kinds.commune, head)
for change in noise.ALL:
    made(f"plan-{change.__name__}", kinds.plan, heads.two_cells, change)
    made(f"decision-{change.__name__}", kinds.decision, heads.two_rows, change)
usual = kinds.foot
for foot in feet.ALL:
    kinds.foot = foot
    made(f"letter-foot-{foot.__name__}", kinds.letter, heads.two_cells)
    made(f"commune-foot-{foot.__name__}", kinds.commune, heads.merged)
kinds.foot = usual
