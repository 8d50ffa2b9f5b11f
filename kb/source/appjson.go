package source

import (
	"strings"

	"firstline/kb"
	"firstline/kb/yaml"
)

// readJSONTree reads the trees of places that YAML files hold from a JSON file, which is YAML too,
// and tells whether it holds one.
func readJSONTree(f *file, b *builder) (kind kb.SourceKind, ok bool, err error) {
	// A tab is white space in JSON wherever it stands, and a mistake in YAML.
	root, err := yaml.Parse(f.path, []byte(strings.ReplaceAll(strings.Join(f.lines, "\n"), "\t", " ")))
	if err != nil {
		return "", false, nil //nolint:nilerr // that it is no tree is for the caller to say
	}
	if kind, ok, err := readFAQTree(f, b, root); ok || err != nil {
		return kind, ok, err
	}
	t := treeReader{file: f, b: b}
	if recordRoot(root) == nil && root.Get("places") == nil && root.Get("места") == nil && !isBareTree(root, 0) {
		return "", false, nil
	}
	return t.read(root)
}
