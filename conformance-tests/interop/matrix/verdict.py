"""How a cell can end other than well."""


class Failed(Exception):
    """What was seen is not what has to happen."""


class Unsupported(Exception):
    """A program cannot do what the case takes."""

    def __init__(self, who, reason):
        super().__init__("%s: %s" % (who, reason))
        self.who = who
        self.reason = reason


def check(condition, complaint):
    if not condition:
        raise Failed(complaint)
