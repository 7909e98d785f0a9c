"""Brings the catalogues up to date with the texts in the program: `python3 dev.py translate`.

`python update.py [FOLDER]` works on the `dijo_*.ts` of a folder, by default its own. English is the language of the
source, so its catalogue holds plurals only. Two things stand between the program and Qt's `lupdate`:

* It takes the count of `translate("context", "%Ln call(s)", "", calls)` for an encoding and files no plural, or
  overlooks the text altogether if the count is more than a name. So it is given copies that count to 1.
* It writes texts in the order of the code, with line numbers. Sorted and without, a change of code changes nothing.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROGRAM = HERE.parent / "dijo_desktop"
OPTIONS = ["-silent", "-no-obsolete", "-sort-messages", "-locations", "none", "-source-language", "en"]


def main() -> int:
    """Update every catalogue of the folder and return the exit code of `lupdate`."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    with tempfile.TemporaryDirectory(prefix="dijo-texts-") as copies:
        sources = [_copy(file, Path(copies)) for file in sorted(PROGRAM.rglob("*.py"))]
        codes = [_update(catalogue, sources) for catalogue in sorted(folder.glob("dijo_*.ts"))]
    return max(codes)


def _copy(file: Path, folder: Path) -> str:
    """Copy a module with every count of `translate()` replaced by 1."""
    text = file.read_bytes()
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    counts = [node.args[3] for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)
              and len(node.args) == 4 and ast.unparse(node.func).split(".")[-1] == "translate"]  # fmt: skip
    for count in sorted(counts, key=lambda node: node.lineno, reverse=True):
        begin = starts[count.lineno - 1] + count.col_offset
        end = starts[(count.end_lineno or 0) - 1] + (count.end_col_offset or 0)
        text = text[:begin] + b"1" + text[end:]
    copy = folder / file.relative_to(PROGRAM)
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.write_bytes(text)
    return str(copy)


def _update(catalogue: Path, sources: list[str]) -> int:
    language = catalogue.stem.removeprefix("dijo_")
    plural_only = ["-pluralonly"] if language == "en" else []
    tool = Path(sys.executable).with_name("pyside6-lupdate")
    command = [tool, *sources, *OPTIONS, *plural_only, "-target-language", language, "-ts", catalogue]
    return subprocess.run(command, check=False).returncode  # noqa: S603 - Qt's own tool, on our own files


if __name__ == "__main__":
    sys.exit(main())
