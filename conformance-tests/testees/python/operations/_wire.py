"""The wire of a Twisted connection, without a network."""

from twisted.internet.testing import StringTransport


class Wire(StringTransport):
    """A transport whose close is completed by the harness, after the event that asked for it."""

    closing = False

    def loseConnection(self):
        self.closing = True
        super().loseConnection()

    abortConnection = loseConnection

    def setTcpKeepAlive(self, enabled):
        pass

    def take(self):
        data = self.value()
        self.clear()
        return data
