package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"sort"
	"strings"
)

// wordCompletions asks the command line's shell completion, which is only reached through cmd.Execute: a process each.
func wordCompletions(raw json.RawMessage) answer {
	var in struct{ Prefix string }
	decode(raw, &in)
	if strings.ContainsAny(in.Prefix, "\x00\n") {
		return unsupported("cannot be an argument of the command line, or a line of its output")
	}
	program, err := os.Executable()
	if err != nil {
		panic(err)
	}
	const nameplate = "1-"
	command := exec.Command(program, "__complete", "recv", nameplate+in.Prefix)
	command.Env = append(os.Environ(), asCommandLine+"=1")
	out, err := command.Output()
	if err != nil {
		return answer{"crash": "the command line's completion: " + err.Error()}
	}
	completions := []string{}
	for _, line := range strings.Split(string(out), "\n") {
		if strings.HasPrefix(line, nameplate) {
			completions = append(completions, strings.TrimPrefix(line, nameplate))
		}
	}
	sort.Strings(completions)
	return result(map[string]interface{}{"completions": completions})
}
