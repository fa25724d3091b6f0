package main

const (
	internalKeys = "key derivation and sealing are unexported in package wormhole, and Client has no place to put a key in"
	internalPipe = "package wormhole's transit is unexported, and Client has no place to put a transit key in"
	commandLine  = "prompts, files and printed lines are the command line's, unexported in package cmd"
	notThere     = "wormhole-william has no such part"
)

var reasons = map[string]string{
	"params":            "gospake2 has no arbitrary_element: M, N and S are constants, and hash_params_symmetric needs it",
	"arbitrary_element": "gospake2 has no arbitrary_element: M, N and S are constants",

	"derive_key": internalKeys, "wormhole_derive_key": internalKeys, "derive_phase_key": internalKeys,
	"subkeys": internalKeys, "encrypt": internalKeys, "decrypt": internalKeys, "deliver_order": internalKeys,

	"validate_nameplate": "nameplateFromCode is unexported; rendezvous.Client takes any nameplate",
	"input_session":      notThere + ": codes are typed into the shell, completed by the command line",
	"finish_typed_code":  notThere + ": codes are typed into the shell, completed by the command line",

	"handshakes": internalPipe, "abilities": internalPipe + "; no dilation", "record_encode": internalPipe,
	"record_encode_big": internalPipe, "record_decode": internalPipe, "negotiate": internalPipe,
	"transit_hints": internalPipe, "parse_tcp_hint": internalPipe, "encode_hint": internalPipe,
	"describe_hint": internalPipe, "connect_schedule": internalPipe, "parse_hint_argv": internalPipe,

	"client_transcript": "rendezvous.Client has no PAKE and wormhole.Client only whole transfers: neither takes these calls",

	"offer": "an offer leaves Client only encrypted", "offer_directory": "an offer leaves Client only encrypted",
	"receiver": commandLine, "sender": commandLine, "unpack": commandLine, "send_console": commandLine,

	"x25519": notThere, "noise_nnpsk0": notThere, "chacha20poly1305_open": notThere,
	"hkdf_sha256":    "comes from golang.org/x/crypto, unwrapped",
	"secretbox_open": "comes from golang.org/x/crypto, unwrapped",
}

func notReached(op string) string {
	if why, known := reasons[op]; known {
		return why
	}
	return notThere
}
