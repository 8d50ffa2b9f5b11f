package eval

import (
	"slices"
	"strings"
	"unicode"

	"firstline/kb"
	"firstline/kb/text"
	"firstline/kb/yaml"
)

// reader reads a script and collects its mistakes, so that a user sees all of them at once.
type reader struct {
	mistakes
}

// phrase is a text of the script, and where it stands.
type phrase struct {
	text string
	pos  kb.Pos
}

// fields calls read for each known key of a map; what says whose map it is.
func (r *reader) fields(n *yaml.Node, what string, known []string, read func(key string, v *yaml.Node)) {
	if n.Kind() != yaml.Map {
		r.fault(wrongValue, n.Pos(), "its keys are "+list(known), "%s must be a map", what)
		return
	}
	for _, pair := range n.Pairs() {
		key := pair.Key.Text()
		if !slices.Contains(known, key) {
			r.fault(unknownKey, pair.Key.Pos(), keyHint(key, known), "unknown key %q in %s", key, what)
			continue
		}
		read(key, pair.Value)
	}
}

// keyHint tells what an unknown key may have been meant for.
func keyHint(key string, known []string) string {
	if slices.Contains(replyChecks(), key) {
		return key + " is asked of a reply: write it under operator: of a turn, or under always:"
	}
	return hint(key, known)
}

// items gives the parts of a list that must not be empty.
func (r *reader) items(n *yaml.Node, key string) []*yaml.Node {
	switch {
	case n.Kind() != yaml.List:
		r.fault(wrongValue, n.Pos(), "", "%s must be a list", key)
	case len(n.Items()) == 0:
		r.fault(missing, n.Pos(), "", "%s is empty", key)
	}
	return n.Items()
}

// text reads a scalar that says something.
func (r *reader) text(n *yaml.Node, key string) string {
	switch {
	case n.Kind() == yaml.Null, n.Kind() == yaml.Scalar && strings.TrimSpace(n.Text()) == "":
		r.fault(missing, n.Pos(), "", "%s is empty", key)
		return ""
	case n.Kind() != yaml.Scalar:
		r.fault(wrongValue, n.Pos(), "", "%s must be a text", key)
		return ""
	}
	return n.Text()
}

// texts reads one scalar or a list of them, and leaves out those that it complains about.
func (r *reader) texts(n *yaml.Node, key string) []phrase {
	nodes := []*yaml.Node{n}
	if n.Kind() == yaml.List {
		nodes = r.items(n, key)
	}
	var all []phrase
	for _, each := range nodes {
		if t := r.text(each, key); t != "" {
			all = append(all, phrase{t, each.Pos()})
		}
	}
	return all
}

// choice reads a scalar that must be one of those allowed.
func (r *reader) choice(p phrase, key string, allowed []string) string {
	if slices.Contains(allowed, p.text) {
		return p.text
	}
	r.fault(wrongValue, p.pos, hint(p.text, allowed), "unknown %s %q", key, p.text)
	return ""
}

// yes reads a scalar that is true or false.
func (r *reader) yes(n *yaml.Node, key string) bool {
	written := r.text(n, key)
	return written != "" && r.choice(phrase{written, n.Pos()}, key, []string{"true", "false"}) == "true"
}

// name reads the name of a set or of a dialog.
func (r *reader) name(n *yaml.Node, key string) string {
	name := r.text(n, key)
	if strings.Contains(name, "/") {
		r.fault(doubledName, n.Pos(), "a dialog is called by SET/DIALOG", "%s %q has a / in it", key, name)
	}
	if strings.ContainsFunc(name, unicode.IsControl) || strings.TrimSpace(name) != name {
		r.fault(wrongValue, n.Pos(), "", "%s %q has a line break, a control character, or blanks around it", key, name)
	}
	return name
}

// hint is the known name that is nearest to an unknown one, or the known ones where none is near
// and they are few.
func hint(name string, known []string) string {
	const few = 15
	if near := text.Closest(name, known); near != "" {
		return `did you mean "` + near + `"?`
	}
	if len(known) == 0 || len(known) > few {
		return ""
	}
	return "there is " + list(known)
}

func list(names []string) string { return strings.Join(names, ", ") }

func words[T ~string](values []T) []string {
	all := make([]string, len(values))
	for i, v := range values {
		all[i] = string(v)
	}
	return all
}
