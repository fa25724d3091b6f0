package main

import (
	"encoding/json"
	"math/big"

	"salsa.debian.org/vasudev/gospake2"
	"salsa.debian.org/vasudev/gospake2/ed25519group"
)

var group = ed25519group.Ed25519{}

// start makes one side as wormhole.Client does: code and appid as they are, without normalisation.
func start(code, appid string, entropy octets) (side gospake2.SPAKE2, message octets) {
	withEntropy(64, entropy, func() {
		side = gospake2.SPAKE2Symmetric(gospake2.NewPassword(code), gospake2.NewIdentityS(appid))
	})
	return side, side.Start()
}

func passwordToScalar(raw json.RawMessage) answer {
	var in struct{ Password octets }
	decode(raw, &in)
	return result(map[string]octets{"scalar_le": littleEndian(group.PasswordToScalar(in.Password))})
}

func randomScalar(raw json.RawMessage) answer {
	var in struct{ Entropy octets }
	decode(raw, &in)
	var scalar *big.Int
	var err error
	withEntropy(64, in.Entropy, func() { scalar, err = group.RandomScalar() })
	if err != nil {
		return refused(err)
	}
	return result(map[string]octets{"scalar_le": littleEndian(scalar)})
}

func littleEndian(n *big.Int) octets {
	bytes := n.FillBytes(make([]byte, 32))
	for i, j := 0, len(bytes)-1; i < j; i, j = i+1, j-1 {
		bytes[i], bytes[j] = bytes[j], bytes[i]
	}
	return bytes
}

func exchange(raw json.RawMessage) answer {
	var in struct {
		Code, Appid string
		EntropyA    octets `json:"entropy_a"`
		EntropyB    octets `json:"entropy_b"`
	}
	decode(raw, &in)
	a, fromA := start(in.Code, in.Appid, in.EntropyA)
	b, fromB := start(in.Code, in.Appid, in.EntropyB)
	keyA, err := a.Finish(fromB)
	if err != nil {
		return refused(err)
	}
	keyB, err := b.Finish(fromA)
	if err != nil {
		return refused(err)
	}
	if string(keyA) != string(keyB) {
		return answer{"crash": "the two sides have different keys"}
	}
	return result(map[string]octets{
		"password": octets(in.Code), "id": octets(in.Appid), "msg_a": fromA, "msg_b": fromB, "key": keyA,
	})
}

func exchangeTwoCodes(raw json.RawMessage) answer {
	var in struct {
		CodeA    string `json:"code_a"`
		CodeB    string `json:"code_b"`
		Appid    string
		EntropyA octets `json:"entropy_a"`
		EntropyB octets `json:"entropy_b"`
	}
	decode(raw, &in)
	a, fromA := start(in.CodeA, in.Appid, in.EntropyA)
	b, fromB := start(in.CodeB, in.Appid, in.EntropyB)
	keyA, err := a.Finish(fromB)
	if err != nil {
		return refused(err)
	}
	keyB, err := b.Finish(fromA)
	if err != nil {
		return refused(err)
	}
	return result(map[string]interface{}{
		"msg_a": fromA, "msg_b": fromB, "key_a": octets(keyA), "key_b": octets(keyB), "same": string(keyA) == string(keyB),
	})
}

func finish(raw json.RawMessage) answer {
	var in struct {
		Code, Appid      string
		Entropy, Inbound octets
	}
	decode(raw, &in)
	side, _ := start(in.Code, in.Appid, in.Entropy)
	key, err := side.Finish(in.Inbound)
	if err != nil {
		return refused(err)
	}
	return result(map[string]octets{"key": key})
}

func point(raw json.RawMessage) answer {
	var in struct{ Point octets }
	decode(raw, &in)
	element, err := group.ElementFromBytes(in.Point)
	if err != nil {
		return refused(err)
	}
	return result(map[string]octets{"point": group.ElementToBytes(element)})
}
