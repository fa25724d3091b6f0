module wormhole-conformance/testee

go 1.19

require (
	github.com/psanford/wormhole-william v1.0.6
	nhooyr.io/websocket v1.8.6
	salsa.debian.org/vasudev/gospake2 v0.0.0-20180813171123-adcc69dd31d5
)
