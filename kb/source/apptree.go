package source

import "firstline/kb/yaml"

// isBareTree: maps in maps at least two deep, with nothing at their ends but what describes a
// place; or with lists of names, below keys that name parts of an app (Меню, screens). Or its keys
// are the names of an app.
func isBareTree(root *yaml.Node) bool {
	ofApp := root.Kind() == yaml.Map
	for _, pair := range root.Pairs() {
		ofApp = ofApp && elementOf(pair.Key.Text()) != ""
	}
	return isBranch(root, 0, ofApp) || isNamedTree(root)
}

func isBranch(n *yaml.Node, depth int, ofApp bool) bool {
	switch n.Kind() {
	case yaml.Null:
		return depth > 1
	case yaml.List:
		for _, item := range n.Items() {
			if item.Kind() != yaml.Scalar && !isBranch(item, depth, ofApp) {
				return false
			}
		}
		return ofApp && depth > 1 && len(n.Items()) > 0
	case yaml.Map:
		for _, pair := range n.Pairs() {
			if attributeOf(pair.Key.Text()) == "" && !isBranch(pair.Value, depth+1, ofApp) {
				return false
			}
		}
		return len(n.Pairs()) > 0
	case yaml.Scalar:
	}
	return false
}
