package main

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"

	"nhooyr.io/websocket"
	"nhooyr.io/websocket/wsjson"
)

// message is one message of a mailbox client or of its server.
type message map[string]interface{}

// mailbox is a mailbox server with one client: it acknowledges everything, hands out one mailbox, and shows what came.
type mailbox struct {
	server *httptest.Server
	sent   chan message // by the client
	pake   *string      // body of the peer's phase pake, given after the client's; nil: there is no peer

	released, closing bool
}

func newMailbox(pake *string) *mailbox {
	m := &mailbox{sent: make(chan message, 100), pake: pake}
	m.server = httptest.NewServer(http.HandlerFunc(m.serve))
	return m
}

func (m *mailbox) url() string { return "ws" + strings.TrimPrefix(m.server.URL, "http") }

func (m *mailbox) serve(w http.ResponseWriter, r *http.Request) {
	conn, err := websocket.Accept(w, r, nil)
	if err != nil {
		return
	}
	defer conn.Close(websocket.StatusNormalClosure, "")
	reply := func(r message) { _ = wsjson.Write(context.Background(), conn, r) }
	reply(message{"type": "welcome", "welcome": message{}})
	for {
		var got message
		if wsjson.Read(context.Background(), conn, &got) != nil {
			return
		}
		reply(message{"type": "ack", "id": got["id"]})
		m.answer(got, reply)
		m.sent <- got
	}
}

func (m *mailbox) answer(got message, reply func(message)) {
	switch got["type"] {
	case "claim":
		reply(message{"type": "claimed", "mailbox": "m"})
	case "release":
		m.released = true
		reply(message{"type": "released"})
	case "close":
		m.closing = true
	case "add":
		if got["phase"] == "pake" && m.pake != nil {
			reply(message{"type": "message", "side": "peer", "phase": "pake", "body": *m.pake})
		}
	}
	// A peer's message makes rendezvous.Client release the nameplate beside its other work. Once closed it has no
	// connection for that, and the program ends in a nil pointer: `closed` waits, so that results can be repeated.
	if m.closing && (m.released || m.pake == nil) {
		m.closing = false
		reply(message{"type": "closed"})
	}
}
