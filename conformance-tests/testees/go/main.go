// A testee of the conformance suite (../../README.md) over the public packages of wormhole-william and gospake2.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"sort"

	"github.com/psanford/wormhole-william/cmd"
	"github.com/psanford/wormhole-william/version"
)

// asCommandLine makes a copy of this program the library's own command line; see completions.go.
const asCommandLine = "WORMHOLE_TESTEE_AS_COMMAND_LINE"

type request struct {
	ID json.RawMessage `json:"id"`
	Op string          `json:"op"`
	In json.RawMessage `json:"in"`
}

type answer map[string]interface{}

type operation func(in json.RawMessage) answer

var operations = map[string]operation{
	"choose_words":       chooseWords,
	"ed25519_point":      point,
	"exchange":           exchange,
	"exchange_two_codes": exchangeTwoCodes,
	"finish":             finish,
	"pake_body":          pakeBody,
	"password_to_scalar": passwordToScalar,
	"random_scalar":      randomScalar,
	"validate_code":      validateCode,
	"word_completions":   wordCompletions,
	"wordlist":           wordList,
}

func main() {
	if os.Getenv(asCommandLine) != "" {
		if cmd.Execute() != nil {
			os.Exit(1)
		}
		return
	}
	out := os.Stdout
	os.Stdout = os.Stderr // nothing that a library prints may become an answer
	if err := serve(bufio.NewReaderSize(os.Stdin, 1<<20), out); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func serve(in *bufio.Reader, out io.Writer) error {
	for {
		line, err := in.ReadBytes('\n')
		if err == io.EOF && len(line) == 0 {
			return nil
		}
		if err != nil && err != io.EOF {
			return err
		}
		var r request
		if err := json.Unmarshal(line, &r); err != nil {
			return fmt.Errorf("no request: %w", err)
		}
		text, err := json.Marshal(respond(r))
		if err != nil {
			return err
		}
		if _, err := out.Write(append(text, '\n')); err != nil {
			return err
		}
	}
}

func respond(r request) (a answer) {
	defer func() {
		if p := recover(); p != nil {
			a = answer{"crash": fmt.Sprint(p)}
		}
		a["id"] = r.ID
	}()
	if r.Op == "testee" {
		return description()
	}
	if do := operations[r.Op]; do == nil {
		return unsupported(notReached(r.Op))
	} else if loneSurrogate(r.In) {
		return unsupported("a Go string cannot hold a lone surrogate: encoding/json makes U+FFFD of it")
	} else {
		return do(r.In)
	}
}

func description() answer {
	var names []string
	for name := range operations {
		names = append(names, name)
	}
	sort.Strings(names)
	return result(map[string]interface{}{
		"name": "wormhole-william", "version": version.AgentVersion, "language": "Go", "operations": names,
	})
}

func result(r interface{}) answer   { return answer{"out": r} }
func unsupported(why string) answer { return answer{"unsupported": why} }
func departed(how string) answer    { return answer{"departed": how} }
func refused(err error) answer {
	return answer{"error": fmt.Sprintf("%T", err), "error_text": err.Error()}
}
func decode(in json.RawMessage, v interface{}) {
	if err := json.Unmarshal(in, v); err != nil {
		panic(errors.New("not the input of this operation: " + err.Error()))
	}
}
