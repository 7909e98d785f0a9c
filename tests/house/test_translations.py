"""The catalogues hold every text of the program, complete, and mean the same.

The texts are looked for a second time here, by Python's own parser: Qt's `lupdate` overlooks some silently, for
example those inside f-strings.
"""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QTranslator

ROOT = Path(__file__).parents[2]
PROGRAM = sorted((ROOT / "dijo_desktop").rglob("*.py"))
CATALOGUES = sorted((ROOT / "i18n").glob("dijo_*.ts"))
MARKERS = ("translate", "QCoreApplication.translate", "QT_TRANSLATE_NOOP")
FROM_TABLES = {"labels.py:_word", "words.py:_marked", "words.py:_translated", "territories.py:territory"}
"""Functions that translate what a table marks with QT_TRANSLATE_NOOP."""
OF_QT = {"self_test.py:try_translations"}
"""Where a text of Qt's own is looked up."""
PLACES = re.compile(r"\{\w*\}|%L?n")


@dataclass(frozen=True)
class Text:
    """A text as the program or a catalogue has it; `forms` are the translations."""

    context: str
    source: str
    plural: bool
    forms: tuple[str, ...] = ()
    finished: bool = True


def _in_code() -> tuple[set[Text], set[str]]:
    """Every text in the program, and the functions that translate something else than a literal."""
    texts, indirect = set(), set()
    for file in PROGRAM:
        for scope, call in _calls(ast.parse(file.read_text(encoding="utf-8"))):
            name = ast.unparse(call.func)
            own = name.split(".")[-1] == "tr"
            if not own and name not in MARKERS:
                continue
            words = call.args[:1] if own else call.args[:2]
            if name == "tr" or not all(
                isinstance(word, ast.Constant) and isinstance(word.value, str) for word in words
            ):
                indirect.add(f"{file.name}:{scope[1]}")
                continue
            literals = [str(ast.literal_eval(word)) for word in words]
            context = scope[0] if own else literals[0]
            texts.add(Text(context, literals[-1], plural=len(call.args) == (3 if own else 4)))
    return texts, indirect


def _calls(tree: ast.AST, scope: tuple[str, str] = ("", "")) -> list[tuple[tuple[str, str], ast.Call]]:
    """All calls, with the class and function they are in."""
    found = []
    for node in ast.iter_child_nodes(tree):
        inside = scope
        if isinstance(node, ast.ClassDef):
            inside = (node.name, scope[1])
        elif isinstance(node, ast.FunctionDef):
            inside = (scope[0], node.name)
        elif isinstance(node, ast.Call):
            found.append((scope, node))
        found += _calls(node, inside)
    return found


def _read(catalogue: Path) -> list[Text]:
    found = []
    for context in ET.fromstring(catalogue.read_bytes()).iter("context"):  # noqa: S314 - our own file
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            found.append(
                Text(
                    context.findtext("name") or "",
                    message.findtext("source") or "",
                    message.get("numerus") == "yes",
                    tuple(forms),
                    translation.get("type") is None,
                )
            )
    return found


def _sources(catalogue: Path) -> set[Text]:
    return {Text(text.context, text.source, text.plural) for text in _read(catalogue)}


@pytest.fixture(scope="module")
def in_code() -> set[Text]:
    return _in_code()[0]


def test_there_are_catalogues() -> None:
    assert {file.name for file in CATALOGUES} >= {"dijo_de.ts", "dijo_en.ts"}
    assert not list((ROOT / "i18n").glob("*.qm"))


def test_catalogues_are_up_to_date(tmp_path: Path) -> None:
    for file in CATALOGUES:
        shutil.copy(file, tmp_path)
    subprocess.run([sys.executable, ROOT / "i18n" / "update.py", tmp_path], check=True)
    stale = [file.name for file in CATALOGUES if file.read_bytes() != (tmp_path / file.name).read_bytes()]
    assert not stale, "run `python3 dev.py translate` and translate what is new"


def test_every_text_is_found_and_every_count_has_its_plurals(in_code: set[Text]) -> None:
    assert len(in_code) > 500
    held = _sources(ROOT / "i18n" / "dijo_de.ts")
    assert in_code - held == set(), "overlooked, for example inside an f-string"
    assert held - in_code == set()
    assert _sources(ROOT / "i18n" / "dijo_en.ts") == {text for text in in_code if text.plural}


def test_only_marked_texts_are_translated_without_a_literal() -> None:
    assert _in_code()[1] == FROM_TABLES | OF_QT


def test_a_number_in_a_text_is_given_as_a_count(in_code: set[Text]) -> None:
    wrong = [
        text for text in in_code if not text.plural and (re.search(r"%L?n", text.source) or "(s)" in text.source)
    ]
    assert not wrong


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda file: file.stem)
def test_nothing_is_left_to_translate(catalogue: Path) -> None:
    texts = _read(catalogue)
    assert not [text for text in texts if not text.finished or not all(text.forms)]
    assert not [text for text in texts if text.plural and len(text.forms) < 2]
    assert not [text for text in texts if any("(s)" in form for form in text.forms)]


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda file: file.stem)
def test_a_translation_holds_what_its_source_holds(catalogue: Path) -> None:
    for text in _read(catalogue):
        wanted = sorted(PLACES.findall(text.source))
        for number, form in enumerate(text.forms):
            allowed = [wanted]
            if text.plural and number == 0:  # "the last record" needs no number
                allowed.append([place for place in wanted if not place.startswith("%")])
            assert sorted(PLACES.findall(form)) in allowed, text
            assert form.count("&") == text.source.count("&"), text
            assert form.endswith("…") == text.source.endswith("…"), text
            assert form.endswith(".") == text.source.endswith("."), text
            assert form == form.strip() or text.source != text.source.strip(), text
            assert "!" not in form, text


def test_german_is_plain() -> None:
    for text in _read(ROOT / "i18n" / "dijo_de.ts"):
        for form in text.forms:
            assert not re.search(r"\bbitte\b|\b[Dd](u|ein|eine|eine[mnrs]|ich|ir)\b|[“”\"]\w", form), text


def test_one_thing_has_one_name_in_german() -> None:
    names: dict[str, set[str]] = defaultdict(set)
    for text in _read(ROOT / "i18n" / "dijo_de.ts"):
        names[text.source].add("|".join(text.forms))
    several = {source for source, found in names.items() if len(found) > 1}
    assert several <= {"Confirm it is you"}, "the rail of steps has room for one word"


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda file: file.stem)
def test_it_compiles_without_a_word_of_warning(catalogue: Path, tmp_path: Path) -> None:
    target = tmp_path / "made.qm"
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    done = subprocess.run([tool, "-silent", catalogue, "-qm", target], capture_output=True, text=True, check=True)
    assert done.stdout + done.stderr == ""
    assert QTranslator().load(str(target))


class _Ancestor(QObject):
    def plain(self) -> str:
        return self.tr("words of the ancestor")

    def plural(self) -> str:
        return self.tr("%n word(s) of the ancestor", "", 2)


class _Heir(_Ancestor):
    """Inherits its texts."""


class _KnowsTheAncestor(QTranslator):
    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        return "%n found" if context == "_Ancestor" else None

    def isEmpty(self) -> bool:
        return False


def test_a_plural_is_not_spoken_by_a_class_that_has_heirs(qapp: QCoreApplication, in_code: set[Text]) -> None:
    """Qt for Python asks for a text by the class of the object first, then by its ancestors, where it is filed.

    It stops as soon as the text has changed, and a count put in its place is a change: plurals are never found.
    """
    translator = _KnowsTheAncestor()
    qapp.installTranslator(translator)
    heir = _Heir()
    assert heir.plain() == "%n found"
    assert heir.plural() == "2 word(s) of the ancestor"
    qapp.removeTranslator(translator)
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in PROGRAM]
    classes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    ancestors = {ast.unparse(base).split(".")[-1] for node in classes for base in node.bases}
    assert not {text.context for text in in_code if text.plural} & ancestors
