"""Writes widths.tsv: advance widths of a font family with the metrics of Times New Roman.

Usage: python3 widths.py REGULAR.ttf BOLD.ttf ITALIC.ttf BOLDITALIC.ttf > widths.tsv
"""

import sys

from fontTools.ttLib import TTFont

RANGES = [
    (0x20, 0x7E), (0xA0, 0x17F), (0x1A0, 0x1A1), (0x1AF, 0x1B0), (0x2B0, 0x2FF), (0x300, 0x36F), (0x370, 0x3FF),
    (0x400, 0x45F), (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20BF), (0x2100, 0x214F),
    (0x2150, 0x218F), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x25A0, 0x25FF),
]

fonts = [TTFont(path) for path in sys.argv[1:5]]
tables = []
for font in fonts:
    assert font["head"].unitsPerEm == 2048
    cmap = font.getBestCmap()
    tables.append({code: font["hmtx"][name][0] for code, name in cmap.items()})

print("# code\tregular\tbold\titalic\tbolditalic (units of 1/2048 em)")
for first, last in RANGES:
    for code in range(first, last + 1):
        if all(code in table for table in tables):
            print(f"{code:04X}\t" + "\t".join(str(table[code]) for table in tables))
