from __future__ import annotations

import base64
import hashlib
import hmac

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.hashes import SHA256
from joserfc import jws
from joserfc.jwk import ECKey

from dijo_desktop.domain.receipts import ChainBreak, KeyBook, Verdict, chain_breaks, check, link, subject

ISSUER = "http://127.0.0.1:49213"
ACCOUNT = "acc_01JD7Z4M8Q0V5W2Y6T3K9B1C4E"
KEY = ECKey.generate_key("P-256", private=True)
OTHER = ECKey.generate_key("P-256", private=True)
HEADER = {"alg": "ES256", "typ": "dijo-receipt+jwt", "kid": "r1"}


def jwks(*keys: tuple[str, ECKey], **more: object) -> bytes:
    return msgspec.json.encode({"keys": [{**key.as_dict(private=False), "kid": kid, **more} for kid, key in keys]})


def claims(**changes: object) -> dict[str, object]:
    return {
        "iss": ISSUER,
        "jti": "rc_01JD7Z4M8Q0V5W2Y6T3K9B1C4V",
        "iat": 1795446245,
        "schema_version": "dijo-receipt-1",
        "event": "export.ready",
        "sub": subject(ISSUER, ACCOUNT),
        "n": 1,
        "prev": None,
        "policy": {"version": "demo-1", "text_sha256": "8f" * 32},
        "body": {"id": "exp_01JD7Z4M8Q0V5W2Y6T3K9B1C4Q", "request_sha256": "2e" * 32},
        **changes,
    }


def b64(raw: bytes) -> bytes:
    return base64.urlsafe_b64encode(raw).rstrip(b"=")


def sign(payload: dict[str, object], header: dict[str, object] | None = None, key: ECKey = KEY) -> bytes:
    """A signature by hand, so that headers the library would refuse can be made, too."""
    protected = b64(msgspec.json.encode(header or HEADER))
    body = b64(msgspec.json.encode(payload))
    raw = utils.decode_dss_signature(key.private_key.sign(protected + b"." + body, ec.ECDSA(SHA256())))
    signature = b"".join(number.to_bytes(32, "big") for number in raw)
    return protected + b"." + body + b"." + b64(signature)


BOOK = KeyBook([jwks(("r1", KEY))])


def judge(compact: bytes, book: KeyBook = BOOK, **more: str) -> tuple[Verdict, str]:
    checked = check(compact, book, **{"issuer": ISSUER, "account_id": ACCOUNT, **more})
    return checked.verdict, checked.reason


def test_the_subject_is_a_hash_of_issuer_and_account():
    digest = hashlib.sha256(f"{ISSUER}\n{ACCOUNT}".encode()).digest()
    assert subject(ISSUER, ACCOUNT) == "sha256:" + base64.urlsafe_b64encode(digest).decode().rstrip("=")


def test_a_signed_receipt_is_told_so_and_can_be_read():
    checked = check(sign(claims()), BOOK, issuer=ISSUER, account_id=ACCOUNT, request_sha256="2e" * 32)
    assert (checked.verdict, checked.reason) == (Verdict.SIGNED, "")
    assert checked.receipt is not None
    assert checked.receipt.event == "export.ready"


def test_the_library_signs_what_we_accept():
    compact = jws.serialize_compact(HEADER, msgspec.json.encode(claims()), KEY, algorithms=["ES256"])
    assert judge(compact.encode()) == (Verdict.SIGNED, "")


def test_any_flipped_bit_is_found():
    whole = bytearray(sign(claims()))
    for place in range(len(whole)):
        damaged = bytearray(whole)
        damaged[place] ^= 1
        verdict, _ = judge(bytes(damaged))
        # the last character of a base64url signature carries unused bits
        assert verdict is not Verdict.SIGNED or place == len(whole) - 1


@pytest.mark.parametrize(
    "header",
    [
        {**HEADER, "alg": "none"},
        {**HEADER, "alg": "HS256"},
        {**HEADER, "alg": "ES384"},
        {**HEADER, "typ": "JWT"},
        {**HEADER, "jwk": KEY.as_dict(private=False)},
        {**HEADER, "jku": "https://evil.example/keys"},
        {**HEADER, "x5u": "https://evil.example/cert"},
        {**HEADER, "crit": ["exp"], "exp": 1},
        {"alg": "ES256", "typ": "dijo-receipt+jwt"},
    ],
)
def test_a_header_of_another_shape_is_not_verifiable(header):
    assert judge(sign(claims(), header)) == (Verdict.NOT_VERIFIABLE, "header")


def test_a_public_key_used_as_a_shared_secret_does_not_pass():
    unsigned = b64(msgspec.json.encode({**HEADER, "alg": "HS256"})) + b"." + b64(msgspec.json.encode(claims()))
    compact = unsigned + b"." + b64(hmac.digest(KEY.as_pem(private=False), unsigned, "sha256"))
    assert judge(compact)[0] is Verdict.NOT_VERIFIABLE


def test_an_unknown_key_is_not_verifiable():
    assert judge(sign(claims(), {**HEADER, "kid": "r9"})) == (Verdict.NOT_VERIFIABLE, "key-unknown")


def test_a_forged_signature_is_altered():
    assert judge(sign(claims(), key=OTHER)) == (Verdict.ALTERED, "signature")


def test_a_rotated_key_stays_good_and_a_changed_one_does_not():
    rotated = KeyBook([jwks(("r1", KEY)), jwks(("r2", OTHER))])
    assert judge(sign(claims()), rotated)[0] is Verdict.SIGNED
    changed = KeyBook([jwks(("r1", KEY)), jwks(("r1", OTHER))])
    for key in (KEY, OTHER):
        assert judge(sign(claims(), key=key), changed) == (Verdict.NOT_VERIFIABLE, "key-changed")


@pytest.mark.parametrize(
    "unusable",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"keys": 3}',
        jwks(("", KEY)),
        jwks(("r1", KEY), alg="ES384"),
        jwks(("r1", KEY), use="enc"),
        jwks(("r1", KEY), kty="RSA"),
        jwks(("r1", KEY), x="AA"),
        jwks(("r1", KEY), x="A" * 43),
        msgspec.json.encode({"keys": [{**KEY.as_dict(private=True), "kid": "r1"}]}),
    ],
)
def test_a_key_set_of_another_shape_gives_no_key(unusable):
    assert judge(sign(claims()), KeyBook([unusable])) == (Verdict.NOT_VERIFIABLE, "key-unknown")


@pytest.mark.parametrize(
    ("changes", "more", "expected"),
    [
        ({"schema_version": "dijo-receipt-2"}, {}, (Verdict.NOT_VERIFIABLE, "schema-version")),
        ({"iss": "http://127.0.0.1:1"}, {}, (Verdict.ALTERED, "issuer")),
        ({}, {"account_id": "acc_01JD7Z4M8Q0V5W2Y6T3K9B1C4F"}, (Verdict.ALTERED, "subject")),
        ({}, {"request_sha256": "00" * 32}, (Verdict.ALTERED, "request")),
        ({"body": {}}, {"request_sha256": "00" * 32}, (Verdict.SIGNED, "")),
    ],
)
def test_what_is_signed_must_agree_with_our_own_record(changes, more, expected):
    assert judge(sign(claims(**changes)), **more) == expected


@pytest.mark.parametrize(
    "junk",
    [
        b"",
        b"a.b",
        b"....",
        b"a.b.c",
        b"!!.!!.!!",
        b64(b"{}") + b"." + b64(b"{}") + b"." + b64(b"x"),
        b64(b"\xff") + b"." + b64(b"{}") + b"." + b64(b"x"),
        b64(b"[" * 40_000) + b".e30.e30",
        sign(claims()) + b".",
        sign(claims(body={"x": "y" * 70_000})),
    ],
)
def test_junk_is_no_receipt(junk):
    assert judge(junk) == (Verdict.ALTERED, "not-a-receipt")


def chain(length: int) -> list[bytes]:
    made: list[bytes] = []
    for n in range(1, length + 1):
        made.append(sign(claims(n=n, prev=link(made[-1]) if made else None)))
    return made


def test_a_whole_chain_in_any_order_has_no_break():
    made = chain(4)
    assert chain_breaks([]) == []
    assert chain_breaks([made[2], made[0], made[3], made[1], made[1], b"junk"]) == []


def test_gaps_breaks_and_twins_are_named():
    made = chain(5)
    assert chain_breaks([made[0], made[2], made[3]]) == [ChainBreak("gap", 2)]
    assert chain_breaks(made[2:]) == [ChainBreak("gap", 1)]
    forged = sign(claims(n=2, prev="x"))
    assert chain_breaks([made[0], forged]) == [ChainBreak("break", 2)]
    assert chain_breaks([made[0], made[1], forged]) == [ChainBreak("twice", 2)]
    assert chain_breaks([sign(claims(n=1, prev="x"))]) == [ChainBreak("break", 1)]


def test_a_huge_number_costs_no_time():
    assert chain_breaks([sign(claims(n=2**52))]) == [ChainBreak("gap", 1)]
