"""The command line: the window (without a command), serve, verify, tour, doctor.

Exit codes: 0 done · 1 it failed, and the reason is on standard error · 2 wrong usage · 3 a part of the system is
missing · 4 the checked copy is not what its manifest says.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from dijo_desktop import __version__
from dijo_desktop.errors import ArchiveAltered, DijoError, SystemPartMissing

DONE, FAILED, USAGE, MISSING, ALTERED = 0, 1, 2, 3, 4


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    if hasattr(os, "umask"):
        os.umask(0o077)
    words = sys.argv[1:] if argv is None else argv
    if words[:1] == ["serve"]:  # before anything of Qt is imported: the frozen program starts itself with this word
        from dijo_desktop.demo.program import serve

        return serve(words[1:])
    options = _parser().parse_args(words)
    try:
        if options.command == "verify":
            return _verify(options.file)
        if options.command == "doctor":
            return _service(options.address) if options.address else _doctor(options.part)
        if options.command == "tour":
            return _tour(options.out, options.language)
        return _window(options)
    except SystemPartMissing as missing:
        print(f"dijo-desktop: {missing.part} is missing. {missing.advice}", file=sys.stderr)
        return MISSING
    except DijoError as error:
        what = (type(error).__doc__ or "").partition(";")[0].partition(".")[0]  # the tree says what each one means
        print(f"dijo-desktop: {what}{f' ({error})' if str(error) else ''}", file=sys.stderr)
        return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dijo-desktop", description=sys.modules[__package__].__doc__)
    parser.add_argument("--version", action="version", version=f"DiJo Desktop {__version__}")
    parser.add_argument("--service", metavar="ADDRESS", help="sign in to the service at this https address")
    parser.add_argument("--demo", action="store_true", help="open the window on the embedded reference service")
    parser.add_argument("--data", metavar="FOLDER", type=Path, help="keep everything below this folder")
    parser.set_defaults(command="window")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    commands.add_parser("serve", help="run the reference service on 127.0.0.1")
    verify = commands.add_parser("verify", help="check a saved copy against its manifest")
    verify.add_argument("file", type=Path)
    tour = commands.add_parser("tour", help="play every flow on the demo and save pictures")
    tour.add_argument("--out", type=Path, default=Path("tour"))
    tour.add_argument("--language", default="en", help="language of the pictures, for example de")
    doctor = commands.add_parser("doctor", help="check the parts this program needs")
    doctor.add_argument("part", nargs="*", help="qt, store, i18n, keyring; all without a word")
    doctor.add_argument(
        "--service",
        dest="address",
        metavar="ADDRESS",
        help="check instead which parts of the contract a service keeps",
    )
    return parser


def _verify(file: Path) -> int:
    from dijo_desktop.store.archive_file import verify

    try:
        report = verify(file)
    except ArchiveAltered as altered:
        print(f"Altered: {altered.reason}", file=sys.stderr)
        return ALTERED
    for note in report.notes:
        print(f"Note: {note.what} {note.entry}", file=sys.stderr)
    print(f"Verified: {report.records} records in {len(report.manifest.categories)} categories, {file}")
    return DONE


def _doctor(parts: list[str]) -> int:
    from dijo_desktop.doctor import CHECKS, examine

    if unknown := sorted(set(parts) - set(CHECKS)):
        print(f"dijo-desktop: no part {', '.join(unknown)}; there are {', '.join(CHECKS)}", file=sys.stderr)
        return USAGE
    healthy = True
    for part in parts or CHECKS:
        finding = examine(part)
        healthy = healthy and finding.healthy
        print(f"{part}: {'ok' if finding.healthy else 'not ok'}, {finding.text}")
    return DONE if healthy else FAILED


def _service(address: str) -> int:
    from dijo_desktop.service_check import check_service

    failed = 0
    for outcome in check_service(address):
        print(outcome.line(), flush=True)
        failed += outcome.failed
    print(f"{failed} of the rules that must hold do not." if failed else "Every rule that must hold does.")
    return FAILED if failed else DONE


def _tour(out: Path, language: str) -> int:
    from dijo_desktop.app import play_tour

    steps = play_tour(out, language=language)
    for step in steps:
        print(f"{step.seconds:7.2f} s  {'checked' if step.checked else 'NOT OK '}  {step.text}")
    pictures = sorted(out.glob("*.png"))
    print(f"{len(pictures)} pictures are in {out}:")
    for picture in pictures:
        print(f"  {picture.name}")
    for archive in sorted(out.glob("*.zip")):
        print(f"The verified copy is {archive}")
    return DONE if steps and all(step.checked for step in steps) else FAILED


def _window(options: argparse.Namespace) -> int:
    from dijo_desktop.app import open_window

    return open_window(service=options.service, demo=options.demo, data=options.data)
