#!/usr/bin/env python3
"""Make vectors/external from public test vectors.

    external.py --wycheproof CHECKOUT/testvectors_v1 --cacophony CHECKOUT/vectors/cacophony.txt --out DIR

Nothing is computed by an implementation under test: results stand in the sources, or follow from the arithmetic of the
curve. Only as many cases of each kind are taken as find something. vectors/external/README.md names sources and licences.
"""

import argparse
import json
import pathlib

Q = 2**255 - 19
D = -121665 * pow(121666, -1, Q) % Q
L = 2**252 + 27742317777372353535851937790883648493
OF_A_KIND = 6
RFC_7748 = (
    ("a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4", "e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c",
     "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552"),
    ("4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d", "e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493",
     "95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957"),
)
RFC_8032 = (
    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
    "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "278117fc144c72340f67d0f2316e8386ceffbf2b2428c9c51fef7c597f1d426e",
)
NACL_BOX = {
    "key": "1b27556473e985d462cd51197a9a46c76009549eac6474f206c4ee0844f68389",
    "nonce": "69696ee955b62b73cd62bda875fc73d68219e0036b7a0b37",
    "box": "f3ffc7703f9400e52a7dfb4b3d3305d98e993b9f48681273c29650ba32fc76ce48332ea7164d96a4476fb8c531a1186ac0dfc17c98dce87b4da7f011ec48c97271d2"
           "c20f9b928fe2270d6fb863d51738b48eeee314a7cc8ab932164548e526ae90224368517acfeabd6bb3732bc0e9da99832b61ca01b6de56244a9e88d5f9b37973f622"
           "a43d14a6599b1f654cb45a74e355a5",
}
NACL_TEXT = (
    "be075fc53c81f2d5cf141316ebeb0c7b5228c52a4c62cbd44b66849b64244ffce5ecbaaf33bd751a1ac728d45e6c61296cdc3c01233561f41db66cce314adb310e3be8250c"
    "46f06dceea3a7fa1348057e2f6556ad6b1318a024a838f21af1fde048977eb48f59ffd4924ca1c60902e52f0a089bc76897040e082f937763848645e0705"
)


def main():
    """Make all files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("wycheproof", "cacophony", "out"):
        parser.add_argument(f"--{name}", required=True, type=pathlib.Path)
    options = parser.parse_args()
    wycheproof = options.wycheproof
    write(options.out, "x25519", "Wycheproof; RFC 7748", [*rfc_7748(), *x25519(tests(wycheproof, "x25519"))])
    write(options.out, "chacha20poly1305", "Wycheproof", list(chacha(tests(wycheproof, "chacha20_poly1305"))))
    write(options.out, "hkdf_sha256", "Wycheproof", list(hkdf(tests(wycheproof, "hkdf_sha256"))))
    write(options.out, "ed25519", "RFC 8032, and arithmetic", list(points()))
    write(options.out, "noise", "cacophony", list(noise(options.cacophony)))
    write(options.out, "secretbox", "NaCl, tests/secretbox", list(boxes()))


def write(directory, name, source, cases):
    """Write one file."""
    content = {"schema": f"wormhole-vectors/1/{name}", "source": source, "cases": cases}
    (directory / f"{name}.json").write_text(json.dumps(content, sort_keys=True, indent=1) + "\n", encoding="utf-8")
    print(name, len(cases), sum("fault" in case for case in cases))


def case(name, op, in_, result, fault=None, latitude=None, note=None):
    """A case; the result None is a refusal."""
    more = {"fault": fault, "latitude": latitude, "note": note}
    outcome = {"error": "refused"} if result is None else {"out": result}
    return {"id": name, "op": op, "in": in_, **outcome, **{k: v for k, v in more.items() if v}}


def tests(directory, name):
    """The tests of one file of Wycheproof with their groups, a few of each kind."""
    content = json.loads((directory / f"{name}_test.json").read_text(encoding="utf-8"))
    taken = {}
    for group in content["testGroups"]:
        for test in group["tests"]:
            kind = (test["result"], *test["flags"], group.get("ivSize"), bool(test.get("salt")))
            taken[kind] = taken.get(kind, 0) + 1
            if taken[kind] <= (2 * OF_A_KIND if test.get("salt") == "" else OF_A_KIND):
                yield test


def rfc_7748():
    """Section 5.2."""
    for i, (private, public, shared) in enumerate(RFC_7748):
        yield case(f"rfc-7748-{i}", "x25519", {"private": private, "public": public}, {"shared": shared})


def x25519(chosen):
    """Key agreement; a shared secret of zeros may be refused."""
    for test in chosen:
        zero = "ZeroSharedSecret" in test["flags"]
        said = {"latitude": "may-reject", "note": "the shared secret is zero"} if zero else {"note": test["comment"]}
        fault = "a public key of small order" if zero else None
        yield case(f"wycheproof-{test['tcId']}", "x25519", {"private": test["private"], "public": test["public"]}, {"shared": test["shared"]}, fault, **said)


def chacha(chosen):
    """Opening."""
    for test in chosen:
        valid = test["result"] == "valid"
        in_ = {"key": test["key"], "nonce": test["iv"], "associated": test["aad"], "ciphertext": test["ct"] + test["tag"]}
        result = {"plaintext": test["msg"]} if valid else None
        yield case(f"wycheproof-{test['tcId']}", "chacha20poly1305_open", in_, result, None if valid else test["comment"] or test["flags"][0])


def hkdf(chosen):
    """Key derivation without salt, which is what a wormhole uses."""
    for test in chosen:
        if test["salt"]:
            continue
        valid = test["result"] == "valid"
        in_ = {"key": test["ikm"], "salt": test["salt"], "info": test["info"], "length": test["size"]}
        result = {"derived": test["okm"]} if valid else None
        yield case(f"wycheproof-{test['tcId']}", "hkdf_sha256", in_, result, None if valid else test["comment"] or test["flags"][0])
    in_ = {"key": "0b" * 22, "salt": "", "info": "", "length": 255 * 32 + 1}
    yield case("too-long", "hkdf_sha256", in_, None, "length above 255 times 32")


def recovered(y, sign):
    """The x of a y, or None."""
    square = (y * y - 1) * pow(D * y * y + 1, -1, Q) % Q
    x = pow(square, (Q + 3) // 8, Q)
    if x * x % Q != square:
        x = x * pow(2, (Q - 1) // 4, Q) % Q
    if x * x % Q != square:
        return None
    return Q - x if x % 2 != sign and x else x


def sum_(p, q):
    """The sum of two points."""
    (a, b), (c, d) = p, q
    product = D * a * b * c * d % Q
    return (a * d + c * b) * pow(1 + product, -1, Q) % Q, (b * d + a * c) * pow(1 - product, -1, Q) % Q


def times(n, p):
    """A multiple of a point."""
    result = (0, 1)
    while n:
        result = sum_(result, p) if n & 1 else result
        p, n = sum_(p, p), n >> 1
    return result


def encoded(p, more=0):
    """The 32 bytes of a point, `more` added to its y."""
    return (p[1] + more | (p[0] & 1) << 255).to_bytes(32, "little").hex()


def points():
    """Encodings of elements of the prime-order subgroup, and of what is none."""
    base = (recovered(4 * pow(5, -1, Q) % Q, 0), 4 * pow(5, -1, Q) % Q)
    for i, text in enumerate(RFC_8032):
        yield case(f"rfc-8032-{i}", "ed25519_point", {"point": text}, {"point": text})
    for n in (1, 2, 3, 8, L - 1, L - 2, 2**200 + 1):
        text = encoded(times(n, base))
        yield case(f"multiple-{n.bit_length()}-{n & 15}", "ed25519_point", {"point": text}, {"point": text})

    def refused(name, text, fault, **said):
        return case(name, "ed25519_point", {"point": text}, None, fault, **said)

    eighth = next(times(L, (x, y)) for y in range(2, 99) if (x := recovered(y, 0)) is not None and order(times(L, (x, y))) == 8)
    for n in range(8):
        small = times(n, eighth)
        yield refused(f"small-order-{n}", encoded(small), "the identity" if n == 0 else f"a point of order {order(small)}")
        if n:
            yield refused(f"mixed-order-{n}", encoded(sum_(times(5, base), small)), "a point outside of the subgroup")
    lax = {"latitude": "may-accept", "note": "python-spake2 reduces y"}
    for y in range(19):
        for sign in (0, 1):
            if recovered(y, sign) is not None and y + Q < 2**255:
                text = (y + Q | sign << 255).to_bytes(32, "little").hex()
                yield refused(f"not-canonical-{y}-{sign}", text, "y is not reduced", **lax)
    for y in (1, Q - 1):
        text = (y | 1 << 255).to_bytes(32, "little").hex()
        yield refused(f"minus-zero-{y & 7}", text, "x is zero, its sign is one", **lax)
    off = [y for y in range(2, 60) if recovered(y, 0) is None][:4]
    for y in off:
        yield refused(f"off-curve-{y}", y.to_bytes(32, "little").hex(), "no point of the curve")
    good = encoded(base)
    for name, text in (("short", good[:-2]), ("long", good + "00"), ("empty", "")):
        yield refused(f"length-{name}", text, f"the encoding is {name}", **lax)


def order(p):
    """The order of a point of small order."""
    return next((n for n in (1, 2, 4, 8) if times(n, p) == (0, 1)), None)


def noise(path):
    """The conversations of our pattern; the messages go in turn."""
    vectors = json.loads(path.read_text(encoding="utf-8"))
    vectors = vectors["vectors"] if isinstance(vectors, dict) else vectors
    chosen = [v for v in vectors if v.get("protocol_name") == "Noise_NNpsk0_25519_ChaChaPoly_BLAKE2s"]
    for i, vector in enumerate(chosen):
        in_ = {
            "prologue": vector["init_prologue"], "psk": vector["init_psks"][0], "initiator_ephemeral": vector["init_ephemeral"],
            "responder_ephemeral": vector["resp_ephemeral"], "payloads": [message["payload"] for message in vector["messages"]],
        }
        out = {"handshake_hash": vector["handshake_hash"], "ciphertexts": [message["ciphertext"] for message in vector["messages"]]}
        yield case(f"cacophony-{i}", "noise_nnpsk0", in_, out)


def boxes():
    """The box of NaCl's tests, whole and spoiled."""
    yield case("nacl", "secretbox_open", NACL_BOX, {"plaintext": NACL_TEXT})
    for name, at in (("tag-first", 0), ("tag-last", 15), ("text-first", 16), ("text-last", len(NACL_BOX["box"]) // 2 - 1)):
        for bit in (0, 7):
            wire = bytearray.fromhex(NACL_BOX["box"])
            wire[at] ^= 1 << bit
            yield case(f"{name}-{bit}", "secretbox_open", {**NACL_BOX, "box": wire.hex()}, None, f"one bit of {name} is wrong")
    for name, value in (("key", "00" * 32), ("nonce", "00" * 24)):
        yield case(f"other-{name}", "secretbox_open", {**NACL_BOX, name: value}, None, f"another {name}")
    for length in (0, 1, 15, 16, len(NACL_BOX["box"]) // 2 - 1):
        yield case(f"cut-{length}", "secretbox_open", {**NACL_BOX, "box": NACL_BOX["box"][: 2 * length]}, None, f"{length} bytes of the box")


if __name__ == "__main__":
    main()
