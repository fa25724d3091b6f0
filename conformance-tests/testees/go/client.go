package main

import (
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"time"

	"github.com/psanford/wormhole-william/wormhole"
)

const patience = 10 * time.Second

// validateCode starts to send with the code: refused by the library, or seen in what it claims and in its PAKE message.
func validateCode(raw json.RawMessage) (a answer) {
	var in struct{ Code string }
	decode(raw, &in)
	server := newMailbox(nil)
	defer server.server.CloseClientConnections()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	entropy := bytes.Repeat([]byte{7}, 64)
	withEntropy(64, entropy, func() {
		client := wormhole.Client{RendezvousURL: server.url()}
		go func() { // for an empty code one is allocated, which this server never gives: it is told by the request
			_, _, err := client.SendText(ctx, "text", wormhole.WithCode(in.Code))
			if err != nil && ctx.Err() == nil {
				server.sent <- message{"type": "refused", "error": err}
			}
		}()
		a = codeUsed(ctx, server, in.Code, entropy)
		cancel()
	})
	return a
}

func codeUsed(ctx context.Context, server *mailbox, code string, entropy octets) answer {
	nameplate := ""
	for {
		select {
		case <-ctx.Done():
			return answer{"crash": "the client neither refuses the code nor uses it"}
		case sent := <-server.sent:
			switch sent["type"] {
			case "refused":
				return refused(sent["error"].(error))
			case "allocate":
				return departed("an empty code means: make a new one")
			case "claim":
				nameplate = sent["nameplate"].(string)
			case "add":
				if _, pake := start(code, wormhole.WormholeCLIAppID, entropy); !isPake(sent["body"].(string), pake) {
					return answer{"crash": "the PAKE message is not made of the code as it is"}
				}
				return result(map[string]string{"nameplate": nameplate, "pake_password": hex.EncodeToString([]byte(code))})
			}
		}
	}
}

func isPake(body string, pake []byte) bool {
	text, err := hex.DecodeString(body)
	var sent struct {
		PakeV1 octets `json:"pake_v1"`
	}
	return err == nil && json.Unmarshal(text, &sent) == nil && bytes.Equal(sent.PakeV1, pake)
}

// pakeBody receives with a peer whose phase pake is given. The library's key stays inside, so only refusals can be told.
func pakeBody(raw json.RawMessage) (a answer) {
	var in struct {
		Code, Appid   string
		Entropy, Body octets
	}
	decode(raw, &in)
	body := hex.EncodeToString(in.Body)
	server := newMailbox(&body)
	defer server.server.CloseClientConnections()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	withEntropy(64, in.Entropy, func() {
		client := wormhole.Client{RendezvousURL: server.url(), AppID: in.Appid}
		ended := make(chan answer, 1)
		go func() { ended <- received(ctx, &client, in.Code) }()
		a = keyUsed(ctx, server, ended)
		cancel()
	})
	return a
}

// received is how the library ends; a panic in it would otherwise end the testee.
func received(ctx context.Context, client *wormhole.Client, code string) (a answer) {
	defer func() {
		if p := recover(); p != nil {
			a = answer{"crash": "Client.Receive panics"}
			if err, isError := p.(error); isError {
				a["crash"] = "Client.Receive panics: " + err.Error()
			}
		}
	}()
	if _, err := client.Receive(ctx, code); err != nil {
		return refused(err)
	}
	return answer{"crash": "it has received, without an offer"}
}

func keyUsed(ctx context.Context, server *mailbox, ended chan answer) answer {
	for {
		select {
		case <-ctx.Done():
			return answer{"crash": "the client neither refuses the message nor uses it"}
		case a := <-ended:
			return a
		case sent := <-server.sent:
			if sent["type"] == "add" && sent["phase"] == "version" {
				return unsupported("there is a key, as a version was sent, but Client does not show it")
			}
		}
	}
}
