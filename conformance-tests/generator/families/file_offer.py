"""File transfer: offers, answers, names, sizes, zips, records and acknowledgements, each with one thing wrong."""

import base64
import hashlib
import struct
import zlib

import peer

SCHEMA = "file_offer"
CAREFUL = "refusing, with `transfer rejected` or an error to the peer and nothing on disk, is right"
HOW_IT_FAILS = "Python fails in the middle of it; telling the peer, and leaving no file, is better"
SAFE_NAME = "another, safe name in the chosen directory, or refusing, is as good"
DIRECT = {"type": "direct-tcp-v1", "hostname": "192.0.2.3", "port": 1234, "priority": 0.0}
TRANSIT = {"transit": {"abilities-v1": [{"type": "direct-tcp-v1"}, {"type": "relay-v1"}], "hints-v1": [DIRECT]}}
FILE_ACK = {"answer": {"file_ack": "ok"}}
OTHER_TYPES = {"null": None, "number": 5, "float": 1.5, "true": True, "list": [], "object": {}}


def cases(rng, scale):
    """All cases."""
    yield from offers(rng, scale)
    yield from trees(rng, scale)
    yield from zips(rng)
    yield from zip_names()
    yield from texts()
    world = World(rng)
    yield from hostile_names(world)
    yield from sizes(world)
    yield from fields(world)
    yield from orders(world)
    yield from targets(world)
    yield from data(world)
    yield from directories(world)
    yield from sending(world)
    yield from acknowledgements(world)
    yield from consoles(rng)
    yield from ssh(rng)


def settled(case_):
    """Where Python breaks instead of refusing, refusing properly is allowed."""
    result = case_.get("out", {}).get("result") if isinstance(case_.get("out"), dict) else None
    broken = isinstance(result, dict) and result.get("raise") not in (None, "TransferError", "ConnectionClosed")
    if broken and case_["op"] in ("receiver", "sender") and "latitude" not in case_:
        return {**case_, "latitude": "may-differ", "note": HOW_IT_FAILS}
    if case_["id"] in ("receive-hints-object", "send-hints-object"):
        return {**case_, "latitude": "may-differ", "note": CAREFUL}
    return case_


def case(name, op, in_, fault=None, latitude=None, note=None):
    """A case with what is said about it."""
    more = {"fault": fault, "latitude": latitude, "note": note}
    return {"id": name, "op": op, "in": in_, **{k: v for k, v in more.items() if v}}


# offers and trees --------------------------------------------------------------------------------------------------


def offers(rng, scale):
    """What a sender offers."""
    for i, text in enumerate(("a", "é", "e\u0301", "\u2028", "\ufeff", "</script>", "\\u0000", "\U0001f469\u200d\U0001f4bb", "x" * 3000)):
        yield case(f"offer-text-{i}", "offer", {"text": text})
    names = ("a", "a b", ".hidden", "-rf", "a.tar.gz", "ü", "u\u0308", "日本語.txt", "\U0001f600", "a\\b", "a\nb", "x" * 200)
    for i, name in enumerate(names):
        yield case(f"offer-file-{i}", "offer", {"file": name, "size": rng.choice((0, 1, 4096, 16384, 10**6, 5 * 10**9))})


def trees(rng, scale):
    """Directories to send."""
    file, directory = {"kind": "file", "data": "", "mode": 0o644}, {"kind": "dir", "data": "", "mode": 0o755}
    fixed = {
        "one-empty-file": [{**file, "path": "empty"}],
        "hidden": [{**file, "path": ".hidden", "data": "00"}],
        "space": [{**file, "path": "a b/c d", "data": "20"}],
        "unicode": [{**file, "path": "日本/語", "data": "ff"}, {**file, "path": "\U0001f600", "data": "01"}],
        "decomposed": [{**file, "path": "e\u0301", "data": "01"}, {**file, "path": "é", "data": "02"}],
        "deep": [{**file, "path": "/".join("abcdefghijklmnop"), "data": "0a"}],
        "empty-directories": [{**directory, "path": name} for name in ("a/b/c", "a/d", "e")],
        "modes": [{**file, "path": f"m{mode:o}", "data": "6d", "mode": mode} for mode in (0o600, 0o640, 0o755, 0o777, 0o4755, 0o444)],
        "backslash": [{**file, "path": "a\\b", "data": "5c"}],
        "long-name": [{**file, "path": "n" * 255, "data": "6e"}],
        "case-twins": [{**file, "path": "A", "data": "41"}, {**file, "path": "a", "data": "61"}],
    }
    for name, tree in fixed.items():
        yield case(f"tree-{name}", "offer_directory", {"name": "top", "tree": tree})
    for i in range(4 * scale):
        tree = [{**file, "path": f"d{rng.randrange(3)}/f{n}", "data": rng.randbytes(rng.randrange(99)).hex()} for n in range(rng.randrange(1, 7))]
        yield case(f"tree-random-{i}", "offer_directory", {"name": f"top {i}", "tree": tree})


# zips --------------------------------------------------------------------------------------------------------------


class Entry:
    """One entry; whatever is given overrules what an honest writer would write."""

    def __init__(self, name, data=b"", mode=None, method=0, packed=None, **more):
        self.name = name if isinstance(name, bytes) else name.encode()
        self.flags = more.get("flags", 0 if self.name.isascii() else 0x800)
        self.packed = data if packed is None else packed
        default = 0o40755 if self.name.endswith(b"/") else 0o100644
        self.attributes = (default if mode is None else mode) << 16 if "attributes" not in more else more["attributes"]
        self.method, self.version = method, more.get("version", 20)
        self.crc = more.get("crc", zlib.crc32(data))
        self.packed_size, self.size = more.get("packed_size", len(self.packed)), more.get("size", len(data))
        self.local_name, self.made_by = more.get("local_name", self.name), more.get("made_by", 3)
        self.extra, self.date, self.offset = more.get("extra", b""), more.get("date", 0x5021), more.get("offset")
        self.local_flags = more.get("local_flags", self.flags)

    def common(self, flags, name):
        """What both headers share."""
        return struct.pack(
            "<HHHHHIIIHH", self.version, flags, self.method, 0, self.date, self.crc, self.packed_size, self.size,
            len(name), len(self.extra),
        )

    def local(self):
        """The entry as it stands before its data, with the data."""
        return b"PK\x03\x04" + self.common(self.local_flags, self.local_name) + self.local_name + self.extra + self.packed

    def central(self, offset):
        """The entry in the directory at the end."""
        offset = offset if self.offset is None else self.offset
        head = b"PK\x01\x02" + struct.pack("<BB", 20, self.made_by) + self.common(self.flags, self.name)
        return head + struct.pack("<HHHII", 0, 0, 0, self.attributes, offset) + self.name + self.extra


def zipped(*entries, count=None, comment=b"", prefix=b"", moved=0):
    """An archive of the entries."""
    wire, central = prefix, b""
    for entry in entries:
        central += entry.central(len(wire) + moved)
        wire += entry.local()
    count = len(entries) if count is None else count
    end = struct.pack("<HHHHIIH", 0, 0, count, count, len(central), len(wire) + moved, len(comment))
    return wire + central + b"PK\x05\x06" + end + comment


def unpack(name, wire, **said):
    """A case of unpacking."""
    return case(f"zip-{name}", "unpack", {"zip": wire.hex()}, **said)


def stored_block(data):
    """Deflate without compression: the same in every library."""
    return b"\x01" + struct.pack("<HH", len(data), len(data) ^ 0xFFFF) + data


def zips(rng):
    """Archives that are damaged or unusual."""
    good, text = Entry("a.txt", b"hello\n"), b"some text " * 20
    whole = zipped(good, Entry("d/b", b"two"))
    yield unpack("good", whole)
    yield unpack("deflated", zipped(Entry("a", text, method=8, packed=stored_block(text))))
    yield unpack("comment", zipped(good, comment=b"a comment"))
    yield unpack("comment-64k", zipped(good, comment=b"c" * 65535), latitude="may-reject")
    yield unpack("prefix", zipped(good, prefix=b"#!/bin/sh\nexit\n"), fault="bytes before the first entry", latitude="may-reject")
    yield unpack("prefix-unmoved", b"JUNK" + whole, fault="bytes before the archive", latitude="may-reject")
    yield unpack("suffix", whole + b"JUNK", fault="bytes behind the archive", latitude="may-reject")
    yield unpack("bad-crc", zipped(Entry("a", b"hello", crc=1)), fault="the checksum is wrong")
    yield unpack("bad-deflate", zipped(Entry("a", text, method=8, packed=b"\xff" * 30)), fault="the packed data is garbage")
    short = Entry("a", text, method=8, packed=stored_block(text)[:-5])
    yield unpack("short-deflate", zipped(short), fault="the packed data ends early")
    yield unpack("size-too-big", zipped(Entry("a", b"hello", size=50)), fault="the size is more than the data", latitude="may-reject")
    yield unpack("size-too-small", zipped(Entry("a", b"hello", size=2, crc=zlib.crc32(b"he"))), fault="the size is less than the data",
                 latitude="may-reject")
    for at in (0, 1, 4, 30, len(good.local()), len(whole) // 2, len(whole) - 22, len(whole) - 1):
        yield unpack(f"truncated-{at}", whole[:at], fault=f"only the first {at} bytes")
    yield unpack("not-a-zip", b"hello, world" * 9, fault="no archive")
    yield unpack("gzip", b"\x1f\x8b\x08" + bytes(40), fault="another format")
    yield unpack("local-name", zipped(Entry("a", b"x", local_name=b"b")), fault="the two headers name another file")
    yield unpack("local-name-traversal", zipped(Entry("a", b"x", local_name=b"../a")), fault="the local header leaves the directory")
    yield unpack("local-signature", zipped(good).replace(b"PK\x03\x04", b"PK\x03\x05"), fault="the local signature is wrong")
    yield unpack("central-signature", zipped(good).replace(b"PK\x01\x02", b"PK\x01\x03"), fault="the central signature is wrong")
    yield unpack("offset-far", zipped(Entry("a", b"x", offset=10**6)), fault="the entry is said to be beyond the end")
    yield unpack("offset-shared", zipped(good, Entry("a.txt", b"hello\n", offset=0)), fault="two entries are the same bytes", latitude="may-reject")
    yield unpack("count-too-big", zipped(good, count=7), fault="the count is more than there are", latitude="may-reject")
    yield unpack("count-zero", zipped(good, count=0), fault="the count is zero", latitude="may-reject")
    yield unpack("disk", zipped(good)[:-18] + struct.pack("<H", 1) + zipped(good)[-16:], fault="the archive is in parts", latitude="may-reject")
    yield unpack("encrypted", zipped(Entry("a", b"x" * 20, flags=1)), fault="the entry is encrypted")
    yield unpack("strong-encryption", zipped(Entry("a", b"x" * 20, flags=0x41)), fault="the entry is encrypted")
    yield unpack("patched", zipped(Entry("a", b"x" * 20, flags=0x20)), fault="the entry is a patch")
    for method in (1, 6, 9, 19, 93, 95, 99, 65535):
        yield unpack(f"method-{method}", zipped(Entry("a", b"x" * 20, method=method)), fault=f"unknown method {method}")
    yield unpack("version", zipped(Entry("a", b"x", version=200)), fault="needs a later version")
    extra = struct.pack("<HHQQ", 1, 16, 5, 5)
    yield unpack("zip64", zipped(Entry("a", b"hello", extra=extra, packed_size=0xFFFFFFFF, size=0xFFFFFFFF, version=45)), latitude="may-reject")
    for name, size in (("huge", 2**62), ("most", 2**64 - 1), ("zero", 0)):
        lie = struct.pack("<HHQQ", 1, 16, size, size)
        entry = Entry("a", b"hello", extra=lie, packed_size=0xFFFFFFFF, size=0xFFFFFFFF, version=45)
        yield unpack(f"zip64-{name}", zipped(entry), fault=f"zip64 size {size}", latitude="may-reject")
    short64 = Entry("a", b"hello", extra=struct.pack("<HHI", 1, 4, 5), packed_size=0xFFFFFFFF, size=0xFFFFFFFF)
    yield unpack("zip64-short", zipped(short64), fault="the zip64 field is too short")
    yield unpack("zip64-missing", zipped(Entry("a", b"hello", size=0xFFFFFFFF)), fault="the zip64 field is missing", latitude="may-reject")
    yield unpack("extra-truncated", zipped(Entry("a", b"x", extra=b"\x01\x00\x10\x00\x05")), fault="the extra field is cut")
    yield unpack("extra-unknown", zipped(Entry("a", b"x", extra=struct.pack("<HHI", 0xCAFE, 4, 1))))
    yield unpack("extra-timestamps", zipped(Entry("a", b"x", extra=struct.pack("<HHBI", 0x5455, 5, 1, 1600000000))))
    for name, date in (("zero", 0), ("month-15", 0x51E1), ("last", 0xFF9F), ("ones", 0xFFFF)):
        yield unpack(f"date-{name}", zipped(Entry("a", b"x", date=date)))
    yield from modes()
    yield from twins()
    many = zipped(*[Entry(f"f{i:03}", b"") for i in range(100)])
    yield unpack("hundred", many)
    zeros = bytes(200_000)
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    yield unpack("bomb-small", zipped(Entry("a", zeros, method=8, packed=packed.compress(zeros) + packed.flush())))


def modes():
    """What the attributes say."""
    differ = {"latitude": "may-differ", "note": "set-id and sticky bits are better dropped, and the owner left able to read and write"}
    for mode in (0o100600, 0o100640, 0o100664, 0o100755, 0o100777, 0o644):
        yield unpack(f"mode-{mode:o}", zipped(Entry("a", b"x", mode)))
    for mode in (0, 0o100000, 0o100111, 0o100222, 0o104755, 0o102755, 0o101777, 0o106777):
        yield unpack(f"mode-{mode:o}", zipped(Entry("a", b"x", mode)), **differ)
    note = "aborting, or an ordinary file, is right; a link or a device never"
    for name, kind in (("symlink", 0o120777), ("device", 0o060644), ("character-device", 0o020644), ("fifo", 0o010644), ("socket", 0o140644)):
        yield unpack(f"kind-{name}", zipped(Entry("a", b"/etc/passwd", kind)), fault=f"the entry is a {name}", latitude="may-differ", note=note)
    links = zipped(Entry("a", b"/tmp", 0o120777), Entry("a/b", b"x"))
    yield unpack("kind-symlink-then-through", links, fault="an entry below a link")
    yield unpack("kind-directory-without-slash", zipped(Entry("a", b"", 0o040755)), fault="a directory without a slash", latitude="may-differ")
    yield unpack("mode-made-by-dos", zipped(Entry("a", b"x", attributes=0x20, made_by=0)), **differ)
    yield unpack("mode-directory", zipped(Entry("d/", b"", 0o040700), Entry("d/a", b"x")))
    yield unpack("mode-directory-later", zipped(Entry("d/a", b"x"), Entry("d/", b"", 0o040711)))
    yield unpack("mode-directory-none", zipped(Entry("d/", b"", attributes=0x10)), **differ)


def twins():
    """Entries that stand in each other's way."""
    may = {"latitude": "may-reject"}
    yield unpack("twice", zipped(Entry("a", b"one"), Entry("a", b"second")), fault="a name twice", **may)
    yield unpack("twice-directory", zipped(Entry("d/"), Entry("d/")), **may)
    yield unpack("case-twins", zipped(Entry("a", b"1"), Entry("A", b"2")), fault="names that differ in case only", **may)
    yield unpack("normal-twins", zipped(Entry("é", b"1"), Entry("e\u0301", b"2")), fault="names with one normal form", **may)
    yield unpack("spelled-twins", zipped(Entry("a/b", b"1"), Entry("a//b", b"2")), fault="one path in two spellings", **may)
    yield unpack("file-then-below", zipped(Entry("a", b"1"), Entry("a/b", b"2")), fault="an entry below a file")
    yield unpack("below-then-file", zipped(Entry("a/b", b"2"), Entry("a", b"1")), fault="a file where a directory is")
    yield unpack("directory-then-file", zipped(Entry("a/"), Entry("a", b"1")), fault="a file where a directory is")
    yield unpack("file-then-directory", zipped(Entry("a", b"1"), Entry("a/")), fault="a directory where a file is")


def zip_names():
    """Names of entries."""
    leaving = ("..", "../", "../x", "a/../../x", "a/../..", "/", "//", "/x", "//x", "/..", "a/../../zip-sibling-prefix/../x", "d/..", ".", "", "./.")
    for i, name in enumerate(leaving):
        said = {"latitude": "may-accept"} if name in (".", "./.") else {}
        yield unpack(f"leaving-{i}", zipped(Entry(name, b"x")), fault=f"the path {name!r}", **said)
        yield unpack(f"leaving-after-good-{i}", zipped(Entry("good", b"1"), Entry(name, b"x")), fault=f"the path {name!r}", **said)
    inside = ("a/../b", "a/b/../c")
    for i, name in enumerate(inside):
        yield unpack(f"inside-dots-{i}", zipped(Entry("a/b/x", b"1"), Entry(name, b"2")), fault=f"the path {name!r}", latitude="may-differ")
    fine = ("...", "..a", "a..", "a/..b", "./a", "a/./b", "a//b", " ", "a ", "-rf", "~", ".a", "a" * 255, "日本/語", "/".join("d" * 60), "\U0001f600")
    for i, name in enumerate(fine):
        yield unpack(f"name-{i}", zipped(Entry(name, b"x")), **({"latitude": "may-differ", "note": SAFE_NAME} if i in (4, 5, 6, 7, 8) else {}))
    doubtful = (
        "a\\b", "..\\x", "C:\\x", "C:x", "\\\\srv\\x", "CON", "nul.txt", "COM1", "a:b", "a.", "LPT¹", "a\nb", "a\rb", "\x1b[31mx", "a\u202eb",
        "\u200b", "a\0b", "../x\0", "a*b", "a\x7fb", "\u2028",
    )
    for i, name in enumerate(doubtful):
        yield unpack(f"doubtful-{i}", zipped(Entry(name, b"x")), fault=f"the name {name!r}", latitude="may-reject", note=SAFE_NAME)
    yield unpack("name-too-long", zipped(Entry("n" * 256, b"x")), fault="a name of 256 bytes")
    yield unpack("path-too-long", zipped(Entry("/".join(["p" * 200] * 25), b"x")), fault="a path of 5,000 bytes")
    yield unpack("name-cp437", zipped(Entry(b"\x82", b"x", flags=0)), latitude="may-differ")
    for i, name in enumerate((b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xc0\xae\xc0\xae/x")):
        yield unpack(f"name-not-utf-8-{i}", zipped(Entry(name, b"x", flags=0x800)), fault="the name is not UTF-8")


# the receiver ------------------------------------------------------------------------------------------------------


class World:
    """The keys of one transfer, and how the peer writes."""

    def __init__(self, rng):
        self.rng, self.key, self.verifier = rng, rng.randbytes(32).hex(), rng.randbytes(32).hex()
        transit = peer.ask("subkeys", {"key": self.key})["transit_key"]
        lines = peer.ask("handshakes", {"transit_key": transit, "side": "0" * 16})
        self.keys = {"sender": lines["sender_record_key"], "receiver": lines["receiver_record_key"]}

    def receiver(self, name, inbox, records=None, lost=False, wire=None, options=None, answer="y", existing=(), **said):
        """A case of receiving."""
        in_ = {"key": self.key, "inbox": inbox, "options": options or {}, "answer": answer, "existing": list(existing)}
        if records is not None:
            in_.update(record_sizes=[len(r) for r in records], record_keys=self.keys, connection_lost_after=lost)
            in_["records_wire"] = self.wire(records) if wire is None else wire
        return case(f"receive-{name}", "receiver", in_, **said)

    def wire(self, records, first=0, key=None):
        """Records as bytes."""
        in_ = {"key": key or self.keys["sender"], "first_nonce": str(first), "records": [r.hex() for r in records]}
        return peer.ask("record_encode", in_)["wire"]

    def file(self, name, filename="x.bin", size=3, data=b"abc", **more):
        """A case of receiving a file, nothing else than the offer being odd."""
        return self.receiver(name, [TRANSIT, {"offer": {"file": {"filename": filename, "filesize": size}}}], [data], **more)

    def directory(self, name, wire, **more):
        """A case of receiving a directory."""
        fields_ = {"mode": "zipfile/deflated", "dirname": "top", "zipsize": len(wire), "numbytes": 6, "numfiles": 1}
        fields_.update(more.pop("fields", {}))
        fields_ = {k: v for k, v in fields_.items() if v is not KeyError}
        return self.receiver(f"directory-{name}", [TRANSIT, {"offer": {"directory": fields_}}], [wire], **more)

    def sender(self, name, inbox, ack=None, data=b"", text=None, **said):
        """A case of sending a file or a text."""
        file = None if text is not None else {"name": "x.bin", "size": len(data), "data": data.hex()}
        in_ = {
            "key": self.key, "verifier": self.verifier, "text": text, "file": file, "inbox": inbox, "ack": ack,
            "verify_answer": said.pop("verify_answer", "yes"), "options": said.pop("options", {}), "record_keys": self.keys,
        }
        return case(f"send-{name}", "sender", in_, **said)


def texts():
    """Text offers, printed as the inside of a Python repr."""
    key = {"key": "00" * 32, "options": {}, "answer": "y", "existing": []}

    def one(name, message, **said):
        return case(f"text-{name}", "receiver", {**key, "inbox": [{"offer": {"message": message}}]}, **said)

    plain = ("x", "it's", 'say "x"', "both ' and \"", "tab\t", "\r\n", "\u00a0", "\u2028", "\u202e", "\u200d", "\U0001f600", "\x7f\x80\x9f", "\ufeff", "日本語", "\\n")
    for i, text in enumerate(plain):
        yield one(str(i), text)
    for name, value in OTHER_TYPES.items():
        yield one(name, value, fault=f"the message is {name}", latitude="may-differ", note="Python prints the inside of the value's repr; " + CAREFUL)
    yield one("surrogate", "a\ud800b", fault="a lone surrogate", latitude="may-differ", note=CAREFUL)
    yield one("long", "y" * 20000, latitude="may-differ", note="a limit on texts is allowed")


def hostile_names(world):
    """File names that mean something to a file system or a terminal."""
    paths = ("../x.bin", "a/../../x.bin", "/etc/x.bin", "/x.bin", "//x.bin", "./x.bin", "a/b/x.bin", "~/x.bin")
    for i, name in enumerate(paths):
        yield world.file(f"path-{i}", name, fault=f"the name {name!r}", latitude="may-differ", note=SAFE_NAME)
    refused = ("..", ".", "", "/", "x/", "../", "a/..", "a/.", "./")
    for i, name in enumerate(refused):
        yield world.file(f"no-name-{i}", name, fault=f"the name {name!r}", latitude="may-differ", note=CAREFUL)
    impossible = {
        "nul": "a\0b", "nul-only": "\0", "surrogate": "\ud800.bin", "256-bytes": "n" * 256, "252-bytes": "n" * 252, "5000-bytes": "n" * 5000,
        "256-in-utf-8": "語" * 86,
    }
    for name, text in impossible.items():
        yield world.file(f"name-{name}", text, fault=f"the name: {name}", latitude="may-differ", note="shortening, or " + CAREFUL)
    doubtful = (
        "a\\b", "..\\..\\x", "C:\\x", "\\\\srv\\share\\x", "a\nb", "a\rb", "\x1b]0;owned\x07", "\x1b[2J", "a\u202egpj.exe", "\u200b", "CON", "nul.txt",
        "COM1", "a:b", "dot.", "space ", " ", "LPT¹", "-rf", "a\tb", "\x7f", ".bashrc", "~",
    )
    for i, name in enumerate(doubtful):
        yield world.file(f"doubtful-{i}", name, fault=f"the name {name!r}", latitude="may-differ", note=SAFE_NAME)
    fine = ("a b", "é", "e\u0301", "日本語.txt", "\U0001f600", "n" * 251, "a'b", 'a"b', "a;b", "$(x)", "a%20b")
    for i, name in enumerate(fine):
        # not a name on every system
        yield world.file(f"name-{i}", name, **({"latitude": "may-differ", "note": SAFE_NAME} if '"' in name else {}))


def sizes(world):
    """The announced size."""
    odd = {
        "minus-1": -1, "minus-big": -(2**63), "2-41": 2**41, "2-62": 2**62, "2-63": 2**63, "2-64": 2**64, "10-30": 10**30, "float": 3.0, "fraction": 2.5,
        "exponent": 1e3, "huge-float": 1e300, "text": "3", "empty-text": "", "hex": "0x3", "null": None, "true": True, "list": [3], "object": {},
    }
    for name, size in odd.items():
        yield world.file(f"size-{name}", size=size, fault=f"the size is {name}", latitude="may-differ", note=CAREFUL)
    yield world.file("size-free", size=2**40, data=b"abc", latitude="may-differ", note="the testee's disk has 2^40 bytes left, and no more data comes")
    yield world.file("size-above-free", size=2**40 + 1, fault="one byte more than is free", latitude="may-differ", note="the testee's disk has 2^40 bytes left")
    yield world.file("size-zero-with-data", size=0, fault="data for an empty file", latitude="may-differ", note="refusing data beyond the size is right")


def fields(world):
    """Members missing or of another type, one at a time."""
    def offered(name, offer, **said):
        return world.receiver(name, [TRANSIT, {"offer": offer}], [b"abc"], **said)

    for name, value in {**OTHER_TYPES, "text": "message", "other-text": "x"}.items():
        yield offered(f"offer-{name}", value, fault=f"the offer is {name}")
        yield offered(f"file-{name}", {"file": value}, fault=f"the file offer is {name}")
        yield offered(f"directory-is-{name}", {"directory": value}, fault=f"the directory offer is {name}")
        if name not in ("text", "other-text"):
            file = {"filename": value, "filesize": 3}
            yield offered(f"filename-{name}", {"file": file}, fault=f"the file name is {name}")
    yield offered("no-filename", {"file": {"filesize": 3}}, fault="no file name")
    yield offered("no-filesize", {"file": {"filename": "x"}}, fault="no size")
    both = {"file": {"filename": "x", "filesize": 3}, "directory": {"mode": "zipfile/deflated", "dirname": "d", "zipsize": 3, "numbytes": 3, "numfiles": 1}}
    yield offered("file-and-directory", both, fault="a file and a directory", latitude="may-differ", note="one offer of one kind is the rule; " + CAREFUL)
    yield offered("file-and-text", {"file": both["file"], "message": "x"}, fault="a file and a text", latitude="may-differ", note="one offer of one kind is the rule")
    yield offered("more-members", {"file": {**both["file"], "sha256": "00", "mode": 493}})
    for name, value in {**OTHER_TYPES, "text": "x"}.items():
        inbox = [{"transit": value}, {"offer": {"file": both["file"]}}]
        yield world.receiver(f"transit-{name}", inbox, [b"abc"], fault=None if value == {} else f"the transit message is {name}")
        inbox = [{"transit": {"hints-v1": value}}, {"offer": {"file": both["file"]}}]
        yield world.receiver(f"hints-{name}", inbox, [b"abc"], fault=None if value == [] else f"hints-v1 is {name}")
        yield world.receiver(f"error-{name}", [{"error": value}], fault=f"the error is {name}", latitude="may-differ", note="the text of an error that is no text is free")
    for name, raw in {
        "not-json": b"nope", "empty": b"", "half": b'{"offer"', "utf-8": b'{"offer": "\xff"}', "mark": b'\xef\xbb\xbf{"offer": {}}', "number": b"5",
        "null": b"null", "text": b'"x"', "list": b'[{"offer": {"message": "x"}}]', "two": b'{"a": 1}{"b": 2}', "nan": b'{"x": NaN, "offer": {"message": "n"}}',
    }.items():
        said = {"latitude": "may-differ", "note": "NaN is no JSON"} if name == "nan" else {}
        yield world.receiver(f"raw-{name}", [{"raw": raw.hex()}], fault=f"the message: {name}", **said)
    twice = b'{"offer": {"message": "one"}, "offer": {"message": "two"}}'
    yield world.receiver("raw-twice", [{"raw": twice.hex()}], fault="a member twice", latitude="may-differ", note="refusing a member that is there twice is allowed")


def orders(world):
    """Messages in another order, twice or missing."""
    offer = {"offer": {"file": {"filename": "x.bin", "filesize": 3}}}
    yield world.receiver("offer-first", [offer, TRANSIT], [b"abc"], fault="the offer comes before the transit message")
    yield world.receiver("offer-only", [offer], [b"abc"], fault="no transit message")
    yield world.receiver("transit-twice", [TRANSIT, TRANSIT, offer], [b"abc"])
    yield world.receiver("offer-twice", [TRANSIT, offer, offer], [b"abc"])
    yield world.receiver("unknown-between", [{"hello": 1}, TRANSIT, {"x": None}, offer], [b"abc"])
    yield world.receiver("error-after-transit", [TRANSIT, {"error": "changed my mind"}], fault="the peer gives up")
    yield world.receiver("error-and-offer", [{**offer, "error": "no"}], fault="an error beside an offer")
    yield world.receiver("error-escape", [{"error": "\x1b[31mred\x07\n"}], fault="an error with control characters", latitude="may-differ", note="shown escaped")
    yield world.receiver("error-long", [{"error": "e" * 20000}], fault="an error of 20,000 characters", latitude="may-differ", note="shown cut")
    yield world.receiver("answer-as-receiver", [{"answer": {"file_ack": "ok"}}, TRANSIT, offer], [b"abc"])
    yield world.receiver("text-after-transit", [TRANSIT, {"offer": {"message": "x"}}])
    yield world.receiver("nothing", [])


def targets(world):
    """Where it goes, and what is there already."""
    for i, answer in enumerate(("Y", "yes", "yeah", "YES", "", "y ", "n", "N", "no", "never", " y", "1", "ja", "\u0443", "quit")):
        yield world.file(f"answer-{i}", options={"accept_file": False}, answer=answer)
    offer = [TRANSIT, {"offer": {"file": {"filename": "x.bin", "filesize": 3}}}]

    def one(name, options, existing, **said):
        return world.receiver(f"target-{name}", offer, [b"abc"], options=options, existing=existing, **said)

    differ = {"latitude": "may-differ", "note": "what is in the way may be kept"}
    yield one("exists", {}, ["x.bin"], fault="the file is there already")
    yield one("exists-asked", {"accept_file": False}, ["x.bin"], fault="the file is there already")
    yield one("exists-directory", {}, ["x.bin/"], fault="a directory has the name")
    yield one("part-exists", {}, ["x.bin.tmp"], **differ)
    yield one("part-is-directory", {}, ["x.bin.tmp/"], fault="a directory has the name of the part", **differ)
    yield one("output-new", {"output_file": "new"}, [])
    yield one("output-file", {"output_file": "old"}, ["old"])
    yield one("output-file-asked", {"output_file": "old", "accept_file": False}, ["old"])
    yield one("output-directory", {"output_file": "dir"}, ["dir/"])
    yield one("output-directory-slash", {"output_file": "dir/"}, ["dir/"])
    yield one("output-directory-with-file", {"output_file": "dir"}, ["dir/", "dir/x.bin"], **differ)
    yield one("output-directory-with-directory", {"output_file": "dir"}, ["dir/", "dir/x.bin/"], fault="a directory of the name stands in it", **differ)
    yield one("output-missing-parent", {"output_file": "no/such/file"}, [], fault="the parent does not exist")
    yield one("output-dot", {"output_file": "."}, [])
    yield one("output-unicode", {"output_file": "größe"}, [])


def data(world):
    """The bytes of the file, with one fault."""
    offer = [TRANSIT, {"offer": {"file": {"filename": "x.bin", "filesize": 9}}}]

    def one(name, records, lost=False, wire=None, **said):
        return world.receiver(f"data-{name}", offer, records, lost, wire, **said)

    whole = [b"abc", b"def", b"ghi"]
    yield one("three", whole)
    yield one("nine", [bytes([byte]) for byte in b"abcdefghi"])
    yield one("empty-between", [b"", b"abc", b"", b"defghi"])
    yield one("empty-behind", [b"abcdefghi", b""])
    yield one("record-behind", [b"abcdefghi", b"more"], fault="a record after the last", latitude="may-differ", note="refusing bytes beyond the size is right")
    yield one("too-long", [b"abcdefghij"], fault="a byte too many")
    yield one("too-long-last", [b"abcdefgh", b"ij"], fault="a byte too many in the last record")
    yield one("waits", [b"abcdefgh"])
    for name, records in (("nothing", []), ("one", whole[:1]), ("all-but-one", [b"abcdefgh"])):
        yield one(f"lost-{name}", records, True, fault="the connection is lost before the end")
    good = bytes.fromhex(world.wire(whole))
    yield one("lost-in-record", whole, True, good[:-1].hex(), fault="the connection is lost in the last record")
    flipped = good[:60] + bytes([good[60] ^ 1]) + good[61:]
    yield one("flipped", whole, False, flipped.hex(), fault="one bit is wrong")
    last = good[:-1] + bytes([good[-1] ^ 0x80])
    yield one("flipped-last", whole, False, last.hex(), fault="the last bit is wrong")
    yield one("from-second", whole, False, world.wire(whole, 1), fault="the nonces begin with one")
    yield one("repeated", whole, False, (good[: len(good) // 3] * 3).hex(), fault="the first record again")
    yield one("own-key", whole, False, world.wire(whole, 0, world.keys["receiver"]), fault="records of our own key")
    yield one("plain", whole, False, (b"abcdefghi" * 9).hex(), fault="no records", latitude="may-differ", note="closing at a length like that is right")


def directories(world):
    """Directory offers."""
    good = zipped(Entry("a", b"hello\n"))
    yield world.directory("good", good)
    for mode in ("zipfile", "zipfile/", "zipfile/bzip2", "zipfileX"):
        yield world.directory(f"mode-{mode.replace('/', '-')}", good, fields={"mode": mode}, fault=f"the mode {mode!r}", latitude="may-differ", note="refusing other modes than zipfile/deflated is allowed")
    for mode in ("", "zip", "ZIPFILE/DEFLATED", " zipfile/deflated", "tar"):
        yield world.directory(f"mode-wrong-{mode.strip() or 'empty'}", good, fields={"mode": mode}, fault=f"the mode {mode!r}")
    for member in ("mode", "dirname", "zipsize", "numbytes", "numfiles"):
        yield world.directory(f"no-{member}", good, fields={member: KeyError}, fault=f"no {member}")
        for name, value in {**OTHER_TYPES, "text": "108"}.items():
            if (member, name) not in (("mode", "text"), ("dirname", "text")):
                yield world.directory(f"{member}-{name}", good, fields={member: value}, fault=f"{member} is {name}", latitude="may-differ", note=CAREFUL)
    for member, value in (("numfiles", 0), ("numfiles", 2), ("numfiles", -1), ("numbytes", 0), ("numbytes", 5), ("numbytes", -1), ("numbytes", 10**9)):
        said = {"fault": f"{member} is {value}", "latitude": "may-differ", "note": "an archive of more than was announced is better refused"}
        yield world.directory(f"{member}-is-{value}", good, fields={member: value}, **said)
    yield world.directory("too-big", good, fields={"numbytes": 2**62}, fault="more than is free")
    yield world.directory("zipsize-less", good, fields={"zipsize": len(good) - 1}, fault="a byte more than announced")
    yield world.directory("zipsize-more", good, fields={"zipsize": len(good) + 1}, fault="a byte less than announced", lost=True)
    yield world.directory("empty", zipped(), fields={"numbytes": 0, "numfiles": 0}, latitude="may-differ", note="an empty directory is better than none")
    clean = {"latitude": "may-differ", "note": "nothing is left of an archive that is refused"}
    for name, wire in (
        ("traversal", zipped(Entry("good", b"1"), Entry("../evil", b"x"))), ("absolute", zipped(Entry("/tmp/evil", b"x"))),
        ("sibling", zipped(Entry("../top-evil/x", b"x"))), ("below-file", zipped(Entry("a", b"1"), Entry("a/b", b"2"))),
        ("not-a-zip", b"no archive at all " * 5), ("bad-crc", zipped(Entry("a", b"hello\n", crc=5))), ("encrypted", zipped(Entry("a", b"hello\n" * 4, flags=1))),
        ("truncated", good[:-30] + bytes(30)),
    ):
        yield world.directory(name, wire, fault=f"the archive: {name}", **clean)
    for i, name in enumerate(("..", ".", "", "/", "a/..", "top/")):
        yield world.directory(f"dirname-none-{i}", good, fields={"dirname": name}, fault=f"the name {name!r}", latitude="may-differ", note=CAREFUL)
    for i, name in enumerate(("../../up", "/abs/olute", "a\\b", "a\nb", "nul\0", "\x1b[31m", "n" * 256, "CON")):
        yield world.directory(f"dirname-{i}", good, fields={"dirname": name}, fault=f"the name {name!r}", latitude="may-differ", note=SAFE_NAME)
    for name, options, existing in (
        ("exists", {}, ["top/"]), ("exists-file", {}, ["top"]), ("output-new", {"output_file": "new"}, []), ("output-directory", {"output_file": "dir"}, ["dir/"]),
        ("output-file", {"output_file": "old"}, ["old"]), ("output-twice", {"output_file": "dir"}, ["dir/", "dir/top/"]),
    ):
        said = {"latitude": "may-differ", "note": "keeping what is there is better"} if name in ("output-file", "output-twice") else {}
        yield world.directory(f"target-{name}", good, options=options, existing=existing, **said)


# the sender --------------------------------------------------------------------------------------------------------


def sending(world):
    """Answers to a sender."""
    for name, value in {**OTHER_TYPES, "text": "ok", "empty-ack": {"message_ack": ""}, "upper": {"message_ack": "OK"}, "ack-true": {"message_ack": True}}.items():
        yield world.sender(f"text-answer-{name}", [{"answer": value}], text="t", fault=f"the answer is {name}")
    yield world.sender("text-both-acks", [{"answer": {"message_ack": "ok", "file_ack": "no"}}], text="t")
    yield world.sender("text-transit", [TRANSIT, {"answer": {"message_ack": "ok"}}], text="t", fault="a transit message for a text")
    for name, value in {**OTHER_TYPES, "text": "ok"}.items():
        yield world.sender(f"error-{name}", [{"error": value}], text="t", fault=f"the error is {name}", latitude="may-differ", note="the text of an error that is no text is free")
        yield world.sender(f"file-answer-{name}", [TRANSIT, {"answer": value}], data=b"abc", fault=f"the answer is {name}")
        yield world.sender(f"transit-{name}", [{"transit": value}, FILE_ACK], data=b"abc", fault=None if value == {} else f"the transit message is {name}")
        yield world.sender(f"hints-{name}", [{"transit": {"hints-v1": value}}, FILE_ACK], data=b"abc", fault=None if value == [] else f"hints-v1 is {name}")
    for i, ack in enumerate(("OK", "", "okay", "no", None, True, 1, ["ok"], {"ok": True})):
        yield world.sender(f"file-ack-{i}", [TRANSIT, {"answer": {"file_ack": ack}}], data=b"abc", fault=f"file_ack is {ack!r}")
    yield world.sender("file-message-ack", [TRANSIT, {"answer": {"message_ack": "ok"}}], data=b"abc", fault="the answer for a text")
    yield world.sender("file-two-transits", [TRANSIT, TRANSIT, FILE_ACK], {"ack": "ok"}, data=b"abc")
    yield world.sender("file-unknown-between", [{"x": 1}, TRANSIT, {}, FILE_ACK], {"ack": "ok"}, data=b"abc")
    yield world.sender("file-offer-back", [{"offer": {"message": "x"}}, TRANSIT, FILE_ACK], {"ack": "ok"}, data=b"abc")
    yield world.sender("file-error-late", [TRANSIT, {"error": "disk full"}], data=b"abc", fault="the peer gives up")
    yield world.sender("file-waits", [TRANSIT], data=b"abc")
    for name, raw in (("not-json", b"nope"), ("list", b"[]"), ("number", b"7"), ("utf-8", b"\xff"), ("empty", b""), ("null", b"null")):
        yield world.sender(f"raw-{name}", [{"raw": raw.hex()}], text="t", fault=f"the message: {name}")
    for answer in ("yes", "Yes", "YES", "no", "NO", "No"):
        yield world.sender(f"verify-{answer}", [{"answer": {"message_ack": "ok"}}], text="t", verify_answer=answer, options={"verify": True})
    for size in (1, 2, 16384, 16385):
        content = world.rng.randbytes(size)
        ack = {"ack": "ok", "sha256": hashlib.sha256(content).hexdigest()}
        yield world.sender(f"size-{size}", [TRANSIT, FILE_ACK], ack, data=content)


def acknowledgements(world):
    """The last record of the receiver."""
    content = b"the content"
    right = hashlib.sha256(content).hexdigest()

    def one(name, ack, **said):
        return world.sender(f"ack-{name}", [TRANSIT, FILE_ACK], ack, data=content, **said)

    yield one("right", {"ack": "ok", "sha256": right})
    yield one("more", {"ack": "ok", "sha256": right, "more": [1]})
    for name, value in {**OTHER_TYPES, "upper": "OK", "empty": "", "space": "ok ", "failed": "failed"}.items():
        yield one(f"is-{name}", {"ack": value, "sha256": right}, fault=f"ack is {name}")
    wrong = {
        "other": hashlib.sha256(b"another").hexdigest(), "short": right[:-2], "long": right + "00", "space": right + " ", "empty": "", "prefixed": "sha256:" + right,
        "reversed": right[::-1], **OTHER_TYPES,
    }
    for name, value in wrong.items():
        yield one(f"hash-{name}", {"ack": "ok", "sha256": value}, fault=f"the hash: {name}")
    upper = right.upper()
    yield one("hash-upper", {"ack": "ok", "sha256": upper}, fault="the hash in capitals", latitude="may-differ", note="accepting capitals, as Go does, is as good")
    for name, raw in (("not-json", b"ok"), ("list", b'["ok"]'), ("empty", b""), ("null", b"null"), ("utf-8", b"\xff\xfe"), ("text", b'"ok"')):
        yield one(f"raw-{name}", {"raw": raw.hex()}, fault=f"the acknowledgement: {name}")
    yield one("no-ack", {"sha256": right}, fault="no ack")


# consoles and keys -------------------------------------------------------------------------------------------------


def consoles(rng):
    """What the sender prints."""
    for i, code in enumerate(("1-a", "0-", "999999-adroitness-zulu", "7-a-b-c-d-e", "4-日本-é", "4-Purple", "12-a%20b")):
        in_ = {"code": code, "text_length": rng.choice((1, 999, 1000, 1001, 123456, 10**6)), "verify": i % 2 == 1, "verifier": rng.randbytes(32).hex()}
        # a percent sign in a link means something else to whoever reads it
        encoded = {"latitude": "may-differ", "note": "the link is read as another code"} if "%" in code else {}
        yield case(f"console-{i}", "send_console", in_, **encoded)


def ssh(rng):
    """Keys for ssh."""
    key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI" + rng.randbytes(24).hex() + " someone@example.org\n"
    answers = {"ok": {"answer": {"message_ack": "ok"}}, "null": {"answer": None}, "text": {"answer": "no"}, "list": {"answer": []}, "zero": {"answer": 0}, "nothing": {}}
    for name, message in answers.items():
        said = {} if name == "ok" else {"fault": f"the answer is {name}"}
        yield case(f"ssh-accept-{name}", "ssh_send", {"data": key, "inbox": [message]}, **said)
    yield case("ssh-accept-waits", "ssh_send", {"data": key, "inbox": []})
    careful = {"latitude": "may-differ", "note": "a line that is no public key is better refused"}
    doubtful = {
        "two-lines": key + key, "options": 'command="/bin/sh" ' + key, "empty": "", "null": None, "number": 5, "list": [key], "private": "-----BEGIN OPENSSH PRIVATE KEY-----\n",
        "escape": "ssh-rsa AAAA \x1b[31m", "nul": "ssh-rsa AAAA\0",
    }
    for name, text in doubtful.items():
        yield case(f"ssh-invite-{name}", "ssh_receive", {"inbox": [{"offer": {"message": text}}]}, fault=f"the key: {name}", **careful)
    for name, offer in (("null", None), ("text", "x"), ("list", ["message"]), ("empty-list", []), ("directory", {"directory": {}})):
        yield case(f"ssh-invite-offer-{name}", "ssh_receive", {"inbox": [{"offer": offer}]}, fault=f"the offer is {name}", latitude="may-differ", note="any clear refusal")
    yield case("ssh-invite-waits", "ssh_receive", {"inbox": []})
    for i, line in enumerate((key, "ssh-rsa AAAA", "ssh-rsa  AAAA\t x y", "  ssh-rsa AAAA c  \n", "ecdsa-sha2-nistp256 AAAA é", "sk-ssh-ed25519@openssh.com AAAA k\n\n")):
        yield case(f"ssh-key-{i}", "ssh_public_key", {"line": line})
    real = public_key(b"ssh-ed25519", rng.randbytes(32)) + " two words\n"
    yield case("ssh-accept-real", "ssh_send", {"data": real, "inbox": [{"answer": {"message_ack": "ok"}}]})
    for name, text in (("real", real), ("no-comment", real.split(" two")[0]), ("token", public_key(b"sk-ssh-ed25519@openssh.com", rng.randbytes(32), b"ssh:"))):
        yield case(f"ssh-invite-{name}", "ssh_receive", {"inbox": [{"offer": {"message": text}}]})
        yield case(f"ssh-key-{name}", "ssh_public_key", {"line": text})


def public_key(kind, *parts):
    """A key whose base64 says what it should."""
    blob = b"".join(len(part).to_bytes(4, "big") + part for part in (kind, *parts))
    return f"{kind.decode()} {base64.b64encode(blob).decode()}"
