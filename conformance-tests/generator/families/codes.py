"""Codes: what may be one, what its password is, completion at every boundary, the input helper in every state."""

import itertools

import peer

SCHEMA = "codes"
LENIENT = {"latitude": "may-reject"}
GOOD = "7-guitarist-revenge"

WORDS = (
    ("a", "plain"),
    ("GUITARIST-Revenge", "capitals count"),
    ("guitarist-revenge-extra-words-without-end", "more words than usual"),
    ("guitarist--revenge", "an empty word"),
    ("--", "hyphens only"),
    ("7-7", "digits"),
    ("caf\u00e9-\u00fcber", "composed"),
    ("cafe\u0301-u\u0308ber", "decomposed: the same password as composed"),
    ("\ufb01sh", "a ligature stays, as NFC is not NFKC"),
    ("\u212b-\u2126", "singletons become other letters"),
    ("\u0958", "a composition exclusion falls apart"),
    ("\U0002f874", "a compatibility ideograph becomes an ordinary one"),
    ("\u1112\u1161\u11ab-\u1100\u1173\u11af", "Hangul letters become syllables"),
    ("q\u0307\u0323-q\u0323\u0307", "marks are put in order"),
    ("a\u0315\u0300\u05ae\u0300b", "many marks"),
    ("\u0344", "a mark that becomes two"),
    ("\u0131-\u0130-\u017f-\u00df", "letters that change length when folded"),
    ("\U0001f469\u200d\U0001f4bb-\U0001f600", "astral, joined"),
    ("\u202eabc\u202c", "direction marks"),
    ("\u200b-\ufeff", "invisible characters"),
    ("\u00a0", "a no-break space is no space"),
    ("\u3000", "an ideographic space is no space"),
    ("a\u0000b", "NUL"),
    ("a\tb", "a tab is no space"),
    ("a\u2028b", "a line separator"),
    ("\u05e9\u05dc\u05d5\u05dd-\u0633\u0644\u0627\u0645", "right to left"),
    ("\u0e01\u0e33-\u0e19\u0e49\u0e33", "Thai"),
    ("x" * 200, "long"),
    ("!\"#$%&'()*+,./:;<=>?@[\\]^_`{|}~", "punctuation"),
)
NAMEPLATES = ("0", "00", "01", "9", "10", "99", "999", "1000", "123456789", "9" * 39, "9" * 40, "9" * 41)
BAD_NAMEPLATES = (
    ("", "the nameplate is empty"),
    ("a", "a letter for a nameplate"),
    ("7a", "a letter after the digits"),
    ("a7", "a letter before the digits"),
    ("+7", "a sign"),
    ("7.0", "a decimal point"),
    ("7_0", "an underscore between digits"),
    ("0x7", "hexadecimal"),
    ("7e0", "an exponent"),
    ("1,000", "a comma between digits"),
    ("\u00b2", "a superscript digit"),
    ("\u2167", "a Roman numeral"),
    ("\u2466", "a circled digit"),
    ("\u0bf0", "the Tamil number ten"),
    ("\u4e03", "an ideograph for seven"),
    ("7\u200b", "an invisible character after the digits"),
    ("\ufeff7", "a byte order mark before the digits"),
    ("7\u0301", "an accent over a digit"),
    ("7\u0000", "NUL after the digits"),
    ("7\u2010", "another kind of hyphen after the digits"),
    ("#7", "a number sign"),
    ("'7'", "quotation marks"),
)
OTHER_SPACES = ("\t", "\r", "\u000b", "\f", "\u0085", "\u00a0", "\u2003", "\u3000")
OTHER_DIGITS = ("\u0667", "\u06f7", "\u096d", "\uff17", "\U0001d7ed", "7\u0667", "\U0001fbf7")
OTHER_HYPHENS = ("\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212", "\uff0d", "_", ".", "\u00ad", "/")


def cases(rng, scale):
    """All cases."""
    for make in (chosen, codes, faulty_codes, nameplates, completions, sessions, typed):
        yield from make(rng, scale)


def numbered(op, name, items):
    """Cases with numbers for names."""
    for i, item in enumerate(items):
        yield {"id": f"{name}-{i}", "op": op, **item}


def chosen(rng, scale):
    """Words from bytes."""
    draws = ["00", "ff", "7f", "80", "0000", "ffff", "00ff00ff", "ff00ff00", "0102030405"]
    draws += [rng.randbytes(rng.randint(1, 8)).hex() for _ in range(4 * scale)]
    yield from numbered("choose_words", "words", ({"in": {"length": len(draw) // 2, "bytes": draw}} for draw in draws))


def code(text, **more):
    """The input of one code."""
    return {"in": {"code": text}, **more}


def codes(rng, scale):
    """Codes that are accepted."""
    good = [code(f"{rng.randint(1, 999)}-{words}", note=note) for words, note in WORDS]
    good += [code(f"{nameplate}-{words(rng)}") for nameplate in NAMEPLATES]
    good += [code(text) for text in ("7", "7-", "7--", "7-a-", "007-a")]
    good += [code(f"{rng.randint(1, 9999)}-{words(rng)}") for _ in range(5 * scale)]
    good += [code(f"7{end}-a", **LENIENT, note="a line feed may end a nameplate in the reference") for end in "\n"]
    good += [code(f"{digit}-{words(rng)}", **LENIENT, note="a digit of another script") for digit in OTHER_DIGITS]
    yield from numbered("validate_code", "code", good)


def words(rng, count=2):
    """Words of the list."""
    return peer.ask("choose_words", {"length": count, "bytes": rng.randbytes(count).hex()})["words"]


def faulty_codes(rng, scale):
    """A good code with exactly one thing wrong."""
    bad = [code(f"{GOOD[:i]} {GOOD[i:]}", **spaced(i)) for i in range(len(GOOD) + 1)]
    bad += [code(f"{nameplate}-guitarist-revenge", fault=fault) for nameplate, fault in BAD_NAMEPLATES]
    bad += [code(f"7{space}-a", **LENIENT, fault="another kind of space in the nameplate") for space in OTHER_SPACES]
    bad += [code(f"7{hyphen}guitarist", fault="another character for the first hyphen") for hyphen in OTHER_HYPHENS]
    bad += [code("7 guitarist revenge", fault="spaces for hyphens"), code("7  -a", fault="two spaces", **LENIENT)]
    bad += [code("guitarist-7-revenge", fault="the nameplate is not first"), code(" ", fault="nothing but a space")]
    yield from numbered("validate_code", "bad-code", bad)


def spaced(position):
    """What is wrong with a space at this position; two of them have another text here."""
    return {"fault": f"a space at position {position}", **(LENIENT if position <= 1 else {})}


def nameplates(rng, scale):
    """Nameplates on their own."""
    values = [{"in": {"nameplate": text}} for text in NAMEPLATES]
    values += [{"in": {"nameplate": text}, "fault": fault} for text, fault in BAD_NAMEPLATES]
    values += [{"in": {"nameplate": text}, **LENIENT} for text in (*OTHER_DIGITS, "7\n")]
    values += [{"in": {"nameplate": f"7{space}"}, "fault": "a space", **LENIENT} for space in (" ", *OTHER_SPACES)]
    values += [{"in": {"nameplate": f" 7{space}"}, "fault": "two spaces"} for space in " "]
    values += [{"in": {"nameplate": "7\n\n"}, "fault": "two line feeds", **LENIENT}]
    yield from numbered("validate_nameplate", "plate", values)


def completions(rng, scale):
    """Prefixes at every boundary of a word."""
    prefixes = [(prefix, count) for prefix in boundaries() for count in (1, 2, 3)]
    prefixes += [("".join(part), 2) for part in itertools.product("abcdefghijklmnopqrstuvwxyz")]
    prefixes += [(f"guitarist-{letter}", 2) for letter in "abcdefghijklmnopqrstuvwxyz"]
    prefixes += [("-" * count, length) for count in range(4) for length in (0, 1, 2, 3, 4, 5)]
    prefixes += [random_prefix(rng) for _ in range(10 * scale)]
    unique = sorted(set(prefixes), key=prefixes.index)
    yield from numbered(
        "word_completions", "prefix", ({"in": {"prefix": prefix, "num_words": count}} for prefix, count in unique)
    )


def boundaries():
    """Around single words, and after each hyphen."""
    first = ("guitaris", "guitarist", "guitarist-", "guitaristx", "guitarist ", "GUITARIST", "revenge", "yucatan", "zulu")
    second = ("reveng", "revenge", "revenge-", "revengex", "guitarist", "Revenge", "aardvark", "zulu", "yucatan")
    return [*first, *(f"guitarist-{word}" for word in second), "guitarist-revenge-ad", "x-x-x-", "\u00e9", "g\u0000", "\n"]


def random_prefix(rng):
    """Some words, the last cut anywhere."""
    text = words(rng, rng.randint(1, 4))
    return text[: rng.randint(1, len(text))], rng.randint(1, 4)


CALLS = (
    {"do": "refresh_nameplates"},
    {"do": "nameplate_completions", "prefix": "1"},
    {"do": "word_completions", "prefix": "guitarist-re"},
    {"do": "choose_nameplate", "nameplate": "12"},
    {"do": "choose_nameplate", "nameplate": "1 2"},
    {"do": "choose_words", "words": "guitarist-revenge"},
    {"do": "got_nameplates", "nameplates": ["1", "12", "2"]},
)
STATES = {
    "typing": [{"do": "start"}],
    "listed": [{"do": "start"}, {"do": "got_nameplates", "nameplates": ["1", "12", "21", "9"]}],
    "claiming": [{"do": "start"}, {"do": "choose_nameplate", "nameplate": "1"}],
    "words": [{"do": "start"}, {"do": "choose_nameplate", "nameplate": "1"}, {"do": "got_wordlist"}],
    "done": [
        {"do": "start"},
        {"do": "choose_nameplate", "nameplate": "1"},
        {"do": "got_wordlist"},
        {"do": "choose_words", "words": "guitarist-revenge"},
    ],
}

def sessions(rng, scale):
    """Every call in every state, alone and one after the other."""
    for name, start in STATES.items():
        for i, call in enumerate(CALLS):
            yield session(f"session-{name}-{i}", [*start, call])
        yield session(f"session-{name}-all", [*start, *safe_order()])
    many = [str(n) for n in range(1, 120)]
    for prefix in ("", "1", "11", "119", "1199", "-", "x"):
        steps = [{"do": "start"}, {"do": "got_nameplates", "nameplates": many}]
        yield session(f"session-many-{prefix}", [*steps, {"do": "nameplate_completions", "prefix": prefix}])
    for i in range(10 * scale):
        yield session(f"session-random-{i}", [{"do": "start"}, *rng.choices(CALLS, k=rng.randint(3, 12))])


def safe_order():
    """Every call once, those that move on last."""
    return sorted(CALLS, key=lambda call: call["do"].startswith("choose"))


def session(name, steps):
    """One case of the input helper."""
    return {"id": name, "op": "input_session", "in": {"steps": steps}}


def typed(rng, scale):
    """Whole lines at the prompt."""
    good = ["7-guitarist-revenge", "7-guitarist revenge", "12345-a", "7---", "7-caf\u00e9", "7-cafe\u0301", "7-\ta", "0-a"]
    lines = [{"in": {"text": text}} for text in good]
    lines += [{"in": {"text": text}, "fault": "no hyphen"} for text in ("7", "guitarist", "7 guitarist", "\u2013", " ")]
    lines += [{"in": {"text": f"{plate}-guitarist"}, "fault": fault} for plate, fault in BAD_NAMEPLATES]
    lines += [{"in": {"text": f"{digit}-a"}, **LENIENT} for digit in OTHER_DIGITS]
    lines += [{"in": {"text": f"{space}7-a"}, "fault": "a space before", **LENIENT} for space in (" ", "\t", "\u00a0")]
    yield from numbered("finish_typed_code", "typed", lines)
