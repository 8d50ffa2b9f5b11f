package source

import (
	"encoding/json"
	"errors"
	"strings"

	"firstline/kb"
	"firstline/kb/yaml"
)

// readJSON reads the structure of an app, passes over the settings of a site's generator, and
// refuses all else: a JSON value is somebody's data, and to leave it out would lose it.
func readJSON(f *file, b *builder) (kb.SourceKind, error) {
	text := strings.Join(f.lines, "\n")
	var value json.RawMessage
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		return "", damagedJSON(f.path, text, err)
	}
	var site struct {
		Schema     string          `json:"$schema"`
		Navigation json.RawMessage `json:"navigation"`
	}
	if err := json.Unmarshal(value, &site); err == nil && f.wanted() != kb.KindApp && site.Schema+string(site.Navigation) != "" {
		b.skipSettings("JSON", "")
		return kb.KindDocument, nil
	}
	// A tab is white space in JSON wherever it stands, and a mistake in YAML.
	root, err := yaml.Parse(f.path, []byte(strings.ReplaceAll(text, "\t", " ")))
	if err != nil {
		return "", err
	}
	if kind, ok, err := readJSONTree(f, b, root); ok || err != nil {
		return kind, err
	}
	return "", refuse(f.path, "this is one JSON value; entries are one JSON object a line",
		"write every entry on a line of its own, with title and body, in a .jsonl file; where it holds the places of an app, say kind: app")
}

// damagedJSON says where a file stops to be JSON.
func damagedJSON(path, text string, err error) error {
	refusal := refuse(path, "damaged JSON: "+err.Error(), "export it again, or mend it there")
	if mistake, ok := errors.AsType[*json.SyntaxError](err); ok {
		before := text[:min(int(mistake.Offset), len(text))]
		refusal.Pos.Line = 1 + strings.Count(strings.TrimSuffix(before, "\n"), "\n")
	}
	return refusal
}

// readJSONTree reads the trees of places that YAML files hold from a JSON file, which is YAML too,
// and tells whether it holds one.
func readJSONTree(f *file, b *builder, root *yaml.Node) (kind kb.SourceKind, ok bool, err error) {
	if kind, ok, err := readFAQTree(f, b, root); ok || err != nil {
		return kind, ok, err
	}
	t := treeReader{file: f, b: b}
	ofApp := f.wanted() == kb.KindApp || textOf(root.Get("kind")) == string(kb.KindApp) || root.Get("places") != nil || root.Get("места") != nil
	if !ofApp && recordRoot(root) == nil && !isBareTree(root) {
		return "", false, nil
	}
	return t.read(root)
}
