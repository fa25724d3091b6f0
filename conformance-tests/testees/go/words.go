package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"github.com/psanford/wormhole-william/wordlist"
)

func wordList(json.RawMessage) answer {
	var even, odd []string
	table := sha256.New()
	for i := 0; i < 256; i++ {
		pair := wordlist.RawWords[byte(i)]
		even = append(even, pair.Even)
		odd = append(odd, pair.Odd)
		fmt.Fprintf(table, "%02x %s %s\n", i, pair.Even, pair.Odd)
	}
	return result(map[string]interface{}{
		"even": even, "odd": odd, "sha256_lowercase": hex.EncodeToString(table.Sum(nil)),
	})
}

func chooseWords(raw json.RawMessage) answer {
	var in struct {
		Length int
		Bytes  octets
	}
	decode(raw, &in)
	var words string
	withEntropy(1, in.Bytes, func() { words = wordlist.ChooseWords(in.Length) })
	return result(map[string]string{"words": words})
}

// octets are lower-case hex in JSON.
type octets []byte

func (o *octets) UnmarshalText(text []byte) (err error) {
	*o, err = hex.DecodeString(string(text))
	return err
}

func (o octets) MarshalText() ([]byte, error) { return []byte(hex.EncodeToString(o)), nil }
