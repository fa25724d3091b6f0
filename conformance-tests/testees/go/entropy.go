package main

import (
	"crypto/rand"
	"errors"
	"io"
)

// scripted stands in for crypto/rand.Reader. What the script is for is known by how much is drawn at once: 64 bytes for
// SPAKE2, one for a word; WebSocket keys, ids and sides come from the real source.
type scripted struct {
	size   int
	script []byte
	real   io.Reader
}

func (s *scripted) Read(b []byte) (int, error) {
	if len(b) != s.size {
		return s.real.Read(b)
	}
	if len(s.script) < s.size {
		return 0, errors.New("more was drawn than the script has")
	}
	copy(b, s.script)
	s.script = s.script[s.size:]
	return s.size, nil
}

// withEntropy draws size bytes at a time from script while do runs.
func withEntropy(size int, script []byte, do func()) {
	original := rand.Reader
	rand.Reader = &scripted{size, script, original}
	defer func() { rand.Reader = original }()
	do()
}
