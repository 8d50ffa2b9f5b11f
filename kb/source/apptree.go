package source

import "firstline/kb/yaml"

// isBareTree: maps in maps at least two deep, with nothing at their ends but what describes a
// place.
func isBareTree(n *yaml.Node, depth int) bool {
	if n.Kind() == yaml.Null {
		return depth > 1
	}
	if n.Kind() != yaml.Map || len(n.Pairs()) == 0 {
		return false
	}
	for _, pair := range n.Pairs() {
		if attributeOf(pair.Key.Text()) == "" && !isBareTree(pair.Value, depth+1) {
			return false
		}
	}
	return true
}
