package source

import (
	"strings"

	"firstline/kb"
	"firstline/kb/yaml"
)

// front is what a file says about itself between two lines of --- at its beginning.
type front struct {
	kind     kb.SourceKind
	language string
	encoding string
	title    string
	meta     map[string]string // valid_until, reviewed
	lines    int               // how many lines it takes
	mistake  error             // of its YAML; the rest of the file can be read all the same
}

// readFront reads the front matter. Keys that are not ours belong to other programs and are left
// alone.
func readFront(path string, lines []string) (front, error) {
	f := front{meta: map[string]string{}}
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
	for _, pair := range root.Pairs() {
		value := pair.Value.Text()
		switch pair.Key.Text() {
		case "kind":
			f.kind = kb.SourceKind(value)
			if !knownKind(f.kind) {
				return f, kb.Errorf(pair.Value.Pos(), "%s is no kind of source; there are faq, prices, app, document and entries", value)
			}
		case "language", "lang":
			f.language = value
		case "encoding":
			f.encoding = value
		case "title":
			f.title = value
		case "valid_until", "reviewed":
			f.meta[pair.Key.Text()] = value
		}
	}
	return f, nil
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
