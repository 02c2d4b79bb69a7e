"""Verifies segments with nothing of ours: jwcrypto for JOSE, the standard library for the rest.

Standard input, one JSON object:
  {"signingKey": <public Ed25519 JWK of the author>, "encryptionKey": <private X25519 JWK of the addressee>,
   "stream": "610300.sending/410100", "segments": [{"jws": "...", "value": "..."}, ...]}   (from the first segment on)
Standard output, one JSON object: {"entries": [...]}, or {"refused": "<why>"} with exit code 1.
Docs: docs/wire-format.md
"""

import base64
import hashlib
import hmac
import json
import sys
import zlib

from jwcrypto import jwe, jwk, jws
from jwcrypto.common import JWException

BATCH_BYTES_MAX = 256 * 1024
MEMBERS = {"v": int, "kid": str, "stream": str, "first": int, "last": int, "prev": str, "sealedat": str, "root": str, "cek": str}


class Refused(Exception):
    pass


def b64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def unb64(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def sha256(data):
    return hashlib.sha256(data).digest()


def refuse_unless(holds, why):
    if not holds:
        raise Refused(why)


def verified_header(segment, key):
    header_part, payload_part, signature_part = segment["jws"].split(".")
    refuse_unless(payload_part == "", "not detached")
    header = json.loads(unb64(header_part))
    refuse_unless(header.get("alg") == "EdDSA" and header.get("b64") is False and header.get("crit") == ["b64"], "header")
    refuse_unless("typ" not in header, "typ")
    for member, kind in MEMBERS.items():
        refuse_unless(isinstance(header.get(member), kind) and not isinstance(header.get(member), bool), member)
    token = jws.JWS()
    token.allowed_algs = ["EdDSA"]
    token.deserialize(f"{header_part}..{signature_part}")
    token.verify(key, detached_payload=segment["value"].encode())
    return header


def opened_batch(value, content_key):
    token = jwe.JWE()
    token.deserialize(value)
    token.decrypt(jwk.JWK(kty="oct", k=b64(content_key)))
    refuse_unless(json.loads(token.objects["protected"]) == {"alg": "dir", "enc": "A256GCM"}, "value header")
    inflater = zlib.decompressobj(-15)  # raw deflate
    batch = inflater.decompress(token.payload, BATCH_BYTES_MAX + 1)
    refuse_unless(len(batch) <= BATCH_BYTES_MAX, "batch above 256 KB")
    refuse_unless(inflater.eof and not inflater.unused_data, "deflate")
    return json.loads(batch.decode("utf-8"), object_pairs_hook=without_doubles)


def without_doubles(pairs):
    refuse_unless(len({name for name, _ in pairs}) == len(pairs), "a member twice")
    return dict(pairs)


def content_key_of(cek, key):
    token = jwe.JWE(algs=["ECDH-ES+A256KW", "A256GCM"])
    token.deserialize(cek)
    token.decrypt(key)
    refuse_unless(len(token.payload) == 32, "content key")
    return token.payload


def canonical(value):
    """RFC 8785 for what entries hold: no fractions, no lone surrogates. Members in order of UTF-16 code units."""
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{" + ",".join(f"{canonical(name)}:{canonical(value[name])}" for name in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(canonical(item) for item in value) + "]"
    if isinstance(value, float):
        raise Refused("fractions need the number form of ECMAScript")
    return json.dumps(value, ensure_ascii=False)


def leaf(content_key, stream, number, entry):
    salt = hmac.new(content_key, f"{stream}\n{number}".encode(), hashlib.sha256).digest()
    return sha256(b"\x00" + salt + canonical(entry).encode())


def root(leaves):
    """RFC 6962 section 2.1."""
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return sha256(b"\x01" + root(leaves[:split]) + root(leaves[split:]))


def verify(task):
    stream = task["stream"]
    signing_key = jwk.JWK(**task["signingKey"])
    encryption_key = jwk.JWK(**task["encryptionKey"])
    prev, due, sealed_at, entries = b64(sha256(stream.encode())), 1, "", []
    for segment in task["segments"]:
        header = verified_header(segment, signing_key)
        refuse_unless(header["v"] == 1 and header["stream"] == stream, "stream")
        refuse_unless(header["first"] == due and header["prev"] == prev, "prev")
        refuse_unless(header["sealedat"] >= sealed_at, "sealedat")
        content_key = content_key_of(header["cek"], encryption_key)
        batch = opened_batch(segment["value"], content_key)
        numbers = [str(number) for number in range(header["first"], header["last"] + 1)]
        refuse_unless([entry["sequence"] for entry in batch] == numbers, "count")
        leaves = [leaf(content_key, stream, number, entry) for number, entry in zip(numbers, batch)]
        refuse_unless(b64(root(leaves)) == header["root"], "root")
        entries += batch
        prev = b64(sha256(f"{segment['jws']}.{segment['value']}".encode()))
        due, sealed_at = header["last"] + 1, header["sealedat"]
    return entries


def main():
    try:
        print(json.dumps({"entries": verify(json.load(sys.stdin))}))
    except (Refused, JWException, ValueError, KeyError, zlib.error) as fault:
        print(json.dumps({"refused": f"{type(fault).__name__}: {fault}"}))
        sys.exit(1)


if __name__ == "__main__":
    main()
