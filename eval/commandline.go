package eval

import (
	"strings"
	"unicode"
)

// Resume is the command that goes on with a run of that id as it was begun. What the plan itself keeps need not be
// said again.
func (p Plan) Resume(id string) string { return ResumeCommand("eval", id, p.Overrides) }

// ResumeCommand is the command line by which a command, eval or replay, goes on with what was begun with those
// overrides.
func ResumeCommand(command, id string, overrides []string) string {
	words := []string{"firstline", command, "--resume=" + id}
	for _, override := range overrides {
		words = append(words, "--override", override)
	}
	return CommandLine(words...)
}

// CommandLine writes words so that a POSIX shell reads them as they are.
func CommandLine(words ...string) string {
	plain := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-_./:=,+@%", r)
	}
	quoted := make([]string, len(words))
	for i, word := range words {
		quoted[i] = word
		if word == "" || strings.ContainsFunc(word, func(r rune) bool { return !plain(r) }) {
			quoted[i] = "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
		}
	}
	return strings.Join(quoted, " ")
}
