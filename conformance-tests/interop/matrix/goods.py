"""What there is to send: how it is made, what it takes of the clients, and how one sees that it arrived."""
import functools
import hashlib
import os
import random
import shutil
import stat

from matrix.verdict import check

WORDS = 'grüße 🕳 "quoted"  and $HOME'
FILE_NAME = "bücher 虫洞.bin"
FILE_BYTES = 300_000
CHUNK = 1024 * 1024


class Text:
    """A text, which the receiver prints."""

    kind = "text"
    needs = ("text",)

    def order(self, directory):
        """What a sender is told; `directory` is for what has to be made first."""
        return {"text": WORDS}

    def arrived(self, receiver):
        said = receiver.out().strip()
        check(said.endswith(WORDS), "the text did not arrive; the receiver printed: " + (said[-300:] or "nothing"))

    def kept_from(self, peer):
        check(WORDS not in peer.said(), "%s got the text" % peer.child.name)

    def clear(self, directory):
        """Nothing was made."""


class File:
    """A file of so many bytes, drawn at random, the same ones each time."""

    kind = "file"

    def __init__(self, size=FILE_BYTES, name=FILE_NAME):
        self.size = size
        self.name = name
        self.needs = ("file",) if size else ("file", "empty-file")

    def order(self, directory):
        self.put(directory / self.name)
        return {"file": directory / self.name}

    def put(self, path):
        path.write_bytes(_random_bytes(self.size))

    def arrived(self, receiver):
        self.check_file(receiver.child.home / self.name)

    def check_file(self, path):
        check(path.is_file(), "no such file arrived; there is: " + _listing(path.parent))
        check(path.stat().st_size == self.size, "the file arrived with %d bytes of %d" % (path.stat().st_size, self.size))
        check(self.same(path), "the file arrived with another content")

    def same(self, path):
        return path.read_bytes() == _random_bytes(self.size)

    def kept_from(self, peer):
        file = peer.child.home / self.name
        check(not file.exists() or not file.stat().st_size, "%s got the file" % peer.child.name)

    def clear(self, directory):
        for copy in list(directory.rglob(self.name)):
            remove(copy)


class SparseFile(File):
    """Zeros, with a byte that is none here and there: at the ends, and around 2 and 4 GiB. Takes no room at the sender."""

    def put(self, path):
        with open(path, "wb") as file:
            file.truncate(self.size)
            for place in self._marks():
                file.seek(place)
                file.write(b"\x2a")

    def _marks(self):
        ends = [0, self.size - 1]
        return sorted({place for place in ends + [2**31 - 1, 2**31, 2**32 - 1, 2**32] if place < self.size})

    def same(self, path):
        with open(path, "rb") as file:
            return _sha256(file) == self._expected()

    def _expected(self):
        digest, place = hashlib.sha256(), 0
        for mark in self._marks():
            _add_zeros(digest, mark - place)
            digest.update(b"\x2a")
            place = mark + 1
        _add_zeros(digest, self.size - place)
        return digest.hexdigest()


class Directory:
    """A directory: a map of paths to (mode, bytes), or to None for a directory that is empty."""

    kind = "file"
    needs = ("file", "directory")

    def __init__(self, name, entries):
        self.name = name
        self.entries = entries

    def order(self, directory):
        self.put(directory / self.name)
        return {"file": directory / self.name}

    def put(self, top):
        top.mkdir()
        for path, entry in self.entries.items():
            place = top / path
            if entry is None:
                place.mkdir(parents=True)
                continue
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(entry[1])
            place.chmod(entry[0])

    def arrived(self, receiver):
        top = receiver.child.home / self.name
        check(top.is_dir(), "no such directory arrived; there is: " + _listing(top.parent))
        found = _tree(top)
        missing = sorted(set(self.entries) - set(found))
        check(not missing, "missing in the directory: " + ", ".join(map(ascii, missing)))
        more = sorted(set(found) - set(self.entries))
        check(not more, "too much in the directory: " + ", ".join(map(ascii, more)))
        for path, entry in self.entries.items():
            _check_entry(path, entry, found[path])

    def kept_from(self, peer):
        check(not (peer.child.home / self.name).exists(), "%s got the directory" % peer.child.name)

    def clear(self, directory):
        for copy in list(directory.rglob(self.name)):
            remove(copy)


def remove(path):
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(str(path))
    else:
        path.unlink()


def _check_entry(path, entry, found):
    """Owners' and others' rights are those of the sender's file; what stands between is the content."""
    if entry is None or found is None:
        kinds = ["an empty directory" if one is None else "a file" for one in (entry, found)]
        check(entry is found, "%s: %s arrived as %s" % (ascii(path), *kinds))
        return
    check(found[0] == entry[0], "%s: mode %o arrived as %o" % (ascii(path), entry[0], found[0]))
    check(found[1] == entry[1], "%s arrived with another content" % ascii(path))


def _tree(top):
    """A directory in the form that Directory takes."""
    found = {}
    for place, directories, files in os.walk(str(top)):
        inside = os.path.relpath(place, str(top))
        if not directories and not files and inside != ".":
            found[inside.replace(os.sep, "/")] = None
        for name in files:
            path = os.path.join(place, name)
            with open(path, "rb") as file:
                content = stat.S_IMODE(os.lstat(path).st_mode), file.read()
            found[os.path.relpath(path, str(top)).replace(os.sep, "/")] = content
    return found


def _listing(directory):
    return ", ".join(sorted(ascii(path.name) for path in directory.iterdir())) or "nothing"


@functools.lru_cache(maxsize=4)
def _random_bytes(size):
    return random.Random(size).getrandbits(8 * size).to_bytes(size, "big") if size else b""


def _sha256(file):
    digest = hashlib.sha256()
    for chunk in iter(functools.partial(file.read, CHUNK), b""):
        digest.update(chunk)
    return digest.hexdigest()


def _add_zeros(digest, count):
    zeros = bytes(CHUNK)
    for _ in range(count // CHUNK):
        digest.update(zeros)
    digest.update(bytes(count % CHUNK))
