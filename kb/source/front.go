package source

import (
	"errors"
	"strings"
	"time"

	"firstline/kb"
	"firstline/kb/source/charset"
	"firstline/kb/yaml"
)

// front is what a file says about itself between two lines of --- at its beginning.
type front struct {
	kind     kb.SourceKind
	language string
	encoding string
	title    string
	meta     map[string]string // valid_until, reviewed
	withheld unpublished
	lines    int   // how many lines it takes
	mistake  error // one or more, with which the rest of the file can be read all the same
}

// readFront reads the front matter. Keys that are not ours belong to other programs and are left
// alone. Its error has all wrong values, where one of them tells how to read the file.
func readFront(path string, lines []string) (front, error) {
	f := front{meta: map[string]string{}}
	if f.lines = tomlLines(lines); f.lines > 0 {
		if f.withheld.takeTOML(lines[:f.lines]); f.withheld.reason != "" {
			return f, nil
		}
		f.mistake = &kb.SyntaxError{
			Pos: kb.Pos{Path: path, Line: 1}, Msg: "the front matter is TOML, and what it says is not heeded",
			Hint: "write it as YAML between two lines of ---",
		}
		return f, nil
	}
	if len(lines) == 0 || strings.TrimRight(lines[0], " \t") != "---" {
		return f, nil
	}
	end := 1
	for end < len(lines) && strings.TrimRight(lines[end], " \t") != "---" {
		end++
	}
	if end == len(lines) || !looksLikeKeys(lines[1:end]) {
		return f, nil
	}
	f.lines = end + 1
	// The first line is left empty, so that the lines of mistakes are those of the file.
	root, mistake := yaml.Parse(path, []byte("\n"+strings.Join(lines[1:end], "\n")))
	f.mistake = mistake
	if root == nil {
		return f, nil
	}
	mistakes := []error{mistake}
	readable := true
	for _, pair := range root.Pairs() {
		f.withheld.take(pair.Key.Text(), pair.Value.Text(), pair.Key.Pos().Line)
		if err := f.take(pair.Key.Text(), pair.Value); err != nil {
			mistakes = append(mistakes, err)
			readable = readable && pair.Key.Text() != "kind" && pair.Key.Text() != "encoding"
		}
	}
	if !readable {
		return f, errors.Join(mistakes...)
	}
	f.mistake = errors.Join(mistakes...)
	return f, nil
}

// tomlLines counts the lines of front matter between two lines of +++, as Hugo and Zola have it.
func tomlLines(lines []string) int {
	for i, line := range lines {
		line = strings.TrimSpace(line)
		switch {
		case line == "+++":
			if i > 0 {
				return i + 1
			}
		case i == 0:
			return 0
		case line == "" || line[0] == '#' || line[0] == '[' || strings.ContainsAny(line, "=],}"):
		default:
			return 0 // two lines of + with text between them
		}
	}
	return 0
}

// take reads the value of one key.
func (f *front) take(key string, node *yaml.Node) error {
	value := node.Text()
	switch key {
	case "kind":
		f.kind = kb.SourceKind(value)
		if !knownKind(f.kind) {
			return kb.Errorf(node.Pos(), "%s is no kind of source; there are faq, prices, app, document and entries", value)
		}
	case "language", "lang":
		f.language, _, _ = strings.Cut(strings.ToLower(value), "-") // en-GB is en
		if len(f.language) != 2 && value != "" {
			f.language = ""
			return &kb.SyntaxError{Pos: node.Pos(), Msg: value + " is no code of a language", Hint: "write ru or en"}
		}
	case "encoding":
		f.encoding = value
		if value != "" {
			return atPos(node.Pos(), charset.Named(value))
		}
	case "title":
		f.title = value
	case "valid_until", "reviewed":
		f.meta[key] = value
		if _, err := time.Parse(time.DateOnly, value); err != nil && value != "" {
			return &kb.SyntaxError{Pos: node.Pos(), Msg: value + " is no date", Hint: "write it as 2030-12-31"}
		}
	}
	return nil
}

// looksLikeKeys tells front matter from two rulers with text between them.
func looksLikeKeys(lines []string) bool {
	for _, line := range lines {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		key, _, ok := strings.Cut(line, ":")
		return ok && !strings.ContainsAny(key, " \t")
	}
	return true
}
