#!/usr/bin/env python3
"""Writes the seed corpus of the fuzz tests out of the reference vectors: conformance-tests/fuzz/seeds.py

Files whose names begin with "found-" are findings that were kept; they are left alone.
"""
import json
import pathlib
import struct

HERE = pathlib.Path(__file__).resolve().parent.parent
VECTORS = HERE / "vectors" / "reference"
INPUTS = HERE / "src" / "test" / "resources" / "wormhole" / "conformance" / "fuzz"


def cases(name, op):
    return [case for case in json.loads((VECTORS / name).read_text())["cases"] if case["op"] == op]


def write(test, method, seeds, most=24):
    directory = INPUTS / f"{test}FuzzTestInputs" / method
    directory.mkdir(parents=True, exist_ok=True)
    for old in directory.iterdir():
        if not old.name.startswith("found-"):
            old.unlink()
    distinct = list(dict.fromkeys(seed.encode("utf-8", "replace") if isinstance(seed, str) else seed for seed in seeds))
    distinct = [seed for seed in distinct if 0 < len(seed) <= 4096]
    step = max(1, len(distinct) // most)
    for number, seed in enumerate(distinct[::step][:most]):
        (directory / f"seed-{number:02d}").write_bytes(seed)


def dump(value):
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace").decode()


def server_frames():
    transcripts = cases("mailbox_transcript.json", "client_transcript")
    frames, talks = [], []
    for case in transcripts:
        received = [dump(step["rx"]) for step in case["in"]["steps"] if "rx" in step]
        frames += received
        talks.append("\n".join(received))
    frames += ['{"type":"nameplates","nameplates":[{"id":"7"},{"id":"x"},3]}', '{"type":"allocated","nameplate":"7"}',
               '{"type":"error","error":"crowded","orig":{"type":"claim"}}', '{"type":"released"}', '{"type":"closed"}']
    kinds = {}
    for frame in frames:
        kinds.setdefault(json.loads(frame).get("type"), []).append(frame)
    write("ServerFrame", "frame", [frame for same in kinds.values() for frame in same[:3]])
    write("ServerFrame", "json", [frame for same in kinds.values() for frame in same[:1]] +
          ['{"a":[1e5,-0,true,null,"\\ud83d\\ude00\\u0000"]}', '[1]', '{"a":1,"a":2}', "{}", "\ufeff{}", "{} {}",
           '{"a":' * 33 + "1" + "}" * 33, '{"a":1e999999999}', '{"a":' + "9" * 1200 + "}"])
    pake = b'{"pake_v1":"53' + b"00" * 32 + b'"}'
    talks.append("\n".join(['{"type":"welcome","welcome":{}}', '{"type":"claimed","mailbox":"m"}', dump(
        {"type": "message", "side": "bbbbbbbbbb", "phase": "pake", "body": pake.hex()}), "",
        '{"type":"claimed","mailbox":"m"}', '{"type":"released"}', dump(
        {"type": "message", "side": "bbbbbbbbbb", "phase": "version", "body": "00" * 48}), '{"type":"closed"}']))
    write("ServerFrame", "conversation", talks, 16)


def client_frames():
    talks = []
    for case in cases("mailbox_server.json", "server_transcript"):
        lines, names = [], {}
        for step in case["in"]["steps"]:
            if "connect" in step:
                names[step["connect"]] = len(names) % 3
            elif "send" in step:
                sent = dump(step["send"]).replace("$nameplate1", "1").replace("$mailbox1", "m")
                lines.append(f"{names.get(step.get('conn'), 0)}{sent}")
            elif "advance" in step:
                lines.append(f"+{int(step['advance'])}")
            elif "prune" in step:
                lines.append("!")
            elif "disconnect" in step:
                lines.append(f"{names.get(step['disconnect'], 0)}-")
        talks.append("\n".join(lines))
    write("ClientFrame", "conversation", talks)


def codes():
    whole = [case["in"]["code"] for case in cases("codes.json", "validate_code")]
    typed = [case["in"]["text"] for case in cases("codes.json", "finish_typed_code")]
    write("Code", "code", whole)
    write("Code", "typedLine", typed + whole)
    write("Code", "link", ["wormhole-transfer:7-crossover-clockwork",
                           "wormhole-transfer:4-purple?version=0&rendezvous=wss%3A%2F%2Fmailbox.example%3A4000%2Fv1&role=leader",
                           "WORMHOLE-TRANSFER:4-caf%C3%A9?role=follower", "wormhole-transfer:4-café",
                           "wormhole-transfer:4-%F0%9F%98%80", "wormhole-transfer:7-a?rendezvous=ws://[::1]:4000/v1",
                           "wormhole-transfer://host/7-a", "wormhole-transfer:7-a#b", "wormhole-transfer:7-a?version=1",
                           "wormhole-transfer:7-%zz", "https://example.com/"])
    write("Code", "mailboxUrl", ["ws://relay.magic-wormhole.io:4000/v1", "wss://mailbox.mw.leastauthority.com/v1?a=b%20c",
                                 "ws://[::1]:4000/v1", "WS://EXAMPLE.com", "ws://user@host/", "ws://h:70000/", "ws://h#f",
                                 "http://h/", "ws:opaque", "ws://ex%41mple/", "ws://a_b:4000/v1", "ws://bücher.example/ü?ü"])
    lines = []
    for case in cases("codes.json", "input_session"):
        said = []
        for step in case["in"]["steps"]:
            do = step["do"]
            if do == "got_nameplates":
                said.append("l" + ",".join(step["nameplates"]))
            elif do in ("choose_nameplate", "nameplate_completions"):
                said.append(("n" if do[0] == "c" else "m") + step.get("nameplate", step.get("prefix", "")))
            elif do in ("choose_words", "word_completions"):
                said.append(("w" if do[0] == "c" else "c") + step.get("words", step.get("prefix", "")))
            elif do.startswith("got"):
                said.append("!")
        lines.append("\n".join(said))
    prefixes = [case["in"]["prefix"] for case in cases("codes.json", "word_completions")]
    lines.append("n7\n!\n" + "\n".join("c" + prefix for prefix in prefixes[:30]))
    write("Code", "typing", lines)


def peer():
    write("Peer", "pakeBody", [bytes.fromhex(case["in"]["body"]) for case in cases("spake2.json", "pake_body")])
    write("Peer", "pakeElement", [bytes.fromhex(case["in"]["inbound"]) for case in cases("spake2.json", "finish")], 60)
    write("Peer", "phaseBody", [bytes.fromhex(case["in"]["body"]) for case in cases("phase_messages.json", "decrypt")], 12)
    orders = [case["in"]["messages"] for case in cases("phase_messages.json", "deliver_order")]
    write("Peer", "versionBody", [bytes.fromhex(message["plaintext"]) for messages in orders for message in messages
                                  if message["phase"] == "version"] +
          ['{"app_versions":{}}', '{"app_versions":[]}', '{"app_versions":{"a":1},"app_versions":{"b":2}}', "{}", "[]",
           '{"can-dilate":["1"],"dilation-abilities":[{"type":"direct-tcp-v1"}],"app_versions":{}}'])
    write("Peer", "phases", ["\n".join(f"{message['phase']} {message['plaintext']}" for message in messages)
                             for messages in orders] + ["0 a\n00 b\n+1 c\n1 d\ndilate-0 e\n-1 f", "5 a\n4 b\n3 c\n2 d\n1 e\n0 f"])
    write("Peer", "offer", ['{"offer":{"message":"hello"}}', '{"answer":{"message_ack":"ok"}}', '{"error":"refused"}',
                            '{"offer":{"file":{"filename":"a","filesize":3}}}', '{"transit":{"abilities-v1":[]}}', "[]",
                            '{"error":{"a":1}}', '{"offer":7}', '{} {}', '{"error":' + "9" * 1200 + "}"])


def welcomes():
    write("Welcome", "welcome", ['{"motd":"hello\\u001b[2J","current_cli_version":"0.24.0"}',
                                 '{"your-address":{"ipv4":"192.0.2.33","port":4567}}', '{"your-address":{"ipv4":"127.0.0.1"}}',
                                 '{"your-address":{"ipv6":"2001:db8::1"}}', '{"error":"go away"}', '{"motd":["a"]}',
                                 '{"your-address":{"ipv4":"999.1.1.1","ipv6":"::ffff:1.2.3.4"}}',
                                 '{"permission-required":{"hashcash":{"bits":64,"resource":"a:b"}}}'])


def frame(first, payload, masked, mask=b"\0\0\0\0", length=None):
    size = len(payload) if length is None else length
    bit = 0x80 if masked else 0
    if size < 126:
        head = bytes([first, bit | size])
    elif size < 65536:
        head = bytes([first, bit | 126]) + struct.pack(">H", size)
    else:
        head = bytes([first, bit | 127]) + struct.pack(">Q", size)
    return head + (mask if masked else b"") + payload


def web_socket():
    request = ("GET /v1 HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: keep-alive, Upgrade\r\n"
               "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n")
    write("WebSocket", "request", [
        request + "\r\n", request + "X-Real-IP: 2001:db8::7\r\nX-Real-Port: 4711\r\n\r\n" , "GET / HTTP/1.1\r\nHost: h\r\n\r\n",
        request + "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n", "POST /v1 HTTP/1.0\r\n\r\n", "\r\n\r\n",
        request + "X-Real-IP: localhost\r\nX-Real-Port: 65536\r\n\r\n", "GET /v1 HTTP/1.1\r\n folded: x\r\n\r\n",
        request.encode() + b"\r\n" + frame(0x81, b"{}", True), "GET /v1?a HTTP/1.1\n\n", request + "a: " + "b" * 1100])
    answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: $ACCEPT$\r\n"
    write("WebSocket", "answer", [
        answer + "\r\n", answer + "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n", answer.replace("$ACCEPT$", "x") + "\r\n",
        "HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 301 Moved\r\nLocation: ws://x/\r\n\r\n", "HTTP/1.1 1٣1 x\r\n\r\n", "SSH-2.0-x\r\n",
        answer.encode() + b"\r\n" + frame(0x81, b"{}", False), answer + "X: " + "b" * 1100 + "\r\n\r\n"])
    for method, masked in (("framesOfAClient", True), ("framesOfAServer", False)):
        write("WebSocket", method, [
            frame(0x81, '{"type":"ping","ping":1} é'.encode(), masked), frame(0x82, b"\0\1", masked),
            frame(0x01, b"a", masked) + frame(0x89, b"p", masked) + frame(0x00, b"b", masked) + frame(0x80, b"c", masked),
            frame(0x81, b"\xff\xfe", masked), frame(0x88, b"\x03\xe8bye", masked), frame(0x88, b"\x03\xef\xff", masked),
            frame(0x88, b"", masked), frame(0x88, b"\x03", masked), frame(0x8A, b"pong", masked), frame(0xC1, b"x", masked),
            frame(0x81, b"x", not masked), frame(0x81, b"", masked, length=2 ** 31), frame(0x81, b"", masked, length=2 ** 63),
            frame(0x81, b"a" * 126, masked), frame(0x81, b"a" * 513, masked), b"".join([frame(0x01, b"", masked)] +
            [frame(0x00, b"", masked)] * 6), frame(0x80, b"a", masked), frame(0x83, b"a", masked), frame(0x09, b"a", masked),
            frame(0x81, b"abcd", masked, b"\1\2\3\4"), frame(0x01, b"\xe2\x82", masked) + frame(0x80, b"\xac", masked)])


def text(value):
    if value is None:
        return b"\0"
    data = value.encode()
    return bytes([len(data) + 1]) + data


def store():
    number = struct.pack(">q", 1_700_000_000_000_000)
    opened = b"\1" + text("a") + text("m") + b"\1" + text("s") + number
    claimed = b"\2" + text("a") + text("1") + text("m") + text("s") + number + b"\1"
    added = b"\5" + text("a") + text("m") + text("s") + text("p") + text("00") + number + text(None)
    rest = [b"\3" + text("a") + text("1") + text("s"), b"\4" + text("a") + text("1"),
            b"\6" + text("a") + text("m") + text("s") + text("happy"), b"\7" + text("a") + text("m"),
            b"\10" + text("a") + text("m") + number]
    everything = [claimed + opened, added] + rest

    def lengths(records):
        return b"".join(bytes([len(record)]) + record for record in records)

    write("Store", "strangeRecords", [lengths(everything), lengths([claimed, opened, added]), lengths(everything[::-1]),
                                      lengths([b"\1\xff\xff\xff\xff\x0f"]), lengths([b"\1\x80\x80\x80\x80\x80\1"]),
                                      lengths([b"\5" + text("a") + text(None)]), lengths([b"\x63"]), lengths([added, claimed])])
    records = b"".join(sealed(record) for record in everything)
    write("Store", "damagedFile", [records, records[:-3], records + b"\0\0\0\0", records[:40] + b"\xff" + records[41:],
                                   b"\x7f\xff\xff\xff\0\0\0\0", b"\0", sealed(claimed + opened)])


def crc32c(data):
    crc = 0xFFFFFFFF
    for octet in data:
        crc ^= octet
        for _ in range(8):
            crc = crc >> 1 ^ (0x82F63B78 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def sealed(payload):
    length = struct.pack(">I", len(payload))
    return length + struct.pack(">I", crc32c(length + payload)) + payload


if __name__ == "__main__":
    for family in (server_frames, client_frames, codes, peer, welcomes, web_socket, store):
        family()
