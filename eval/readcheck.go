package eval

import (
	"errors"
	"regexp"
	"regexp/syntax"
	"strconv"

	"firstline/eval/chat"
	"firstline/kb/yaml"
)

// checks reads a map of checks; what says whose it is.
func (r *reader) checks(n *yaml.Node, what string, known []string) []Check {
	var all []Check
	r.fields(n, what, known, func(key string, v *yaml.Node) { all = append(all, r.check(key, v)...) })
	if n.Kind() == yaml.Map && len(n.Pairs()) == 0 {
		r.fault(missing, n.Pos(), "", "%s is empty", what)
	}
	return all
}

// check reads what one key asks for: for a list, but that of says_any, a check for each part.
func (r *reader) check(key string, n *yaml.Node) []Check {
	switch key {
	case says, neverSays, matches, cites, image, signal, saysAny:
	default:
		if n.Kind() == yaml.List {
			r.fault(wrongValue, n.Pos(), "", "%s takes one value, not a list", key)
			return nil
		}
	}
	phrases := r.texts(n, key)
	if key == saysAny && len(phrases) > 0 {
		all := Check{Name: key, Pos: n.Pos()}
		for _, p := range phrases {
			all.Want = append(all.Want, p.text)
		}
		return []Check{all}
	}
	var checks []Check
	for _, p := range phrases {
		c := Check{Name: key, Want: []string{p.text}, Pos: p.pos}
		if r.prepare(&c) {
			checks = append(checks, c)
		}
	}
	return checks
}

// prepare looks at the value of a check that takes no free text, and tells whether it will do.
func (r *reader) prepare(c *Check) bool {
	p := phrase{c.Want[0], c.Pos}
	switch c.Name {
	case action:
		return r.choice(p, action, words(chat.Actions())) != ""
	case reason:
		return r.choice(p, reason, words(chat.Reasons())) != ""
	case language:
		return r.choice(p, language, []string{"ru", "en"}) != ""
	case grounded:
		if p.text != "true" {
			r.fault(wrongValue, p.pos, "leave it out where facts need not stand in the sources", "grounded is true or left out, not %q", p.text)
			return false
		}
	case matches:
		pattern, err := regexp.Compile(p.text)
		if err != nil {
			r.fault(wrongValue, p.pos, "", "%q is not a regular expression: %s", p.text, complaint(err))
			return false
		}
		c.pattern = pattern
	case maxChars:
		limit, err := strconv.Atoi(p.text)
		if err != nil || limit < 1 {
			r.fault(wrongValue, p.pos, "", "max_chars must be a whole number above zero, not %q", p.text)
			return false
		}
		c.limit = limit
	}
	return true
}

// complaint is what a regular expression's error says, without the expression.
func complaint(err error) string {
	if wrong, ok := errors.AsType[*syntax.Error](err); ok {
		return wrong.Code.String()
	}
	return err.Error()
}
