package eval

import (
	"slices"
	"strings"
	"time"

	"firstline/kb"
	"firstline/kb/yaml"
)

// set reads a whole file.
func (r *reader) set(n *yaml.Node) *Set {
	s := &Set{Pos: n.Pos()}
	if n.Kind() == yaml.Null {
		r.fault(missing, n.Pos(), "", "the file is empty")
		return s
	}
	var always []Check
	var thresholds []phrase
	sound := map[*Dialog]bool{} // nothing is wrong with it by itself
	r.fields(n, "a question set", []string{"set", "about", "operator", "repeat", "pass_if", "draft", "thresholds", "always", "dialogs"}, func(key string, v *yaml.Node) {
		switch key {
		case "set":
			s.Name, s.Pos = r.name(v, key), v.Pos()
		case "about":
			s.About = r.text(v, key)
		case "operator":
			s.Operator, s.OperatorPos = r.text(v, key), v.Pos()
		case "repeat", "pass_if": // read together, below
		case "draft":
			s.Draft = r.yes(v, key)
		case "thresholds":
			thresholds = r.texts(v, key)
		case "always":
			always = r.checks(v, key, replyChecks())
		case "dialogs":
			for _, item := range r.items(v, key) {
				before := len(r.mistakes)
				d := r.dialog(item)
				s.Dialogs, sound[d] = append(s.Dialogs, d), len(r.mistakes) == before
			}
		}
	})
	if n.Kind() == yaml.Map && n.Get("set") == nil {
		r.fault(missing, n.Pos(), "write set: and a name at the top", "the set has no name")
	}
	if n.Kind() == yaml.Map && n.Get("dialogs") == nil {
		r.fault(missing, n.Pos(), "", "the set has no dialogs")
	}
	s.Repeats = r.repeats(n)
	r.thresholds(s, thresholds)
	drafts := 0
	for i, d := range s.Dialogs {
		d.Place, d.Draft = i+1, d.Draft || s.Draft
		drafts += one(d.Draft)
		d.Always = append(slices.Clone(always), d.Always...)
	}
	s.Draft = drafts > 0 && drafts == len(s.Dialogs)
	r.judge(s, sound)
	return s
}

// judge looks for dialogs with one id, and for those that check nothing. Where a check was refused
// already, saying so as well would mislead.
func (r *reader) judge(s *Set, sound map[*Dialog]bool) {
	first := map[string]kb.Pos{}
	for _, d := range s.Dialogs {
		if d.ID == "" {
			continue // a mistake already, and nothing to call it by
		}
		if earlier, taken := first[d.ID]; taken {
			r.fault(doubledName, d.Pos, "", "dialog %q is already at %s", d.ID, earlier)
		} else {
			first[d.ID] = d.Pos
		}
		if sound[d] && !d.checks() {
			r.fault(checksNothing, d.Pos, "say what it needs (needs:), what its replies must be (turns:), or how it ends (expect:)",
				"dialog %q checks nothing", d.ID)
		}
	}
}

// checks tells whether anything is asked of the dialog.
func (d *Dialog) checks() bool {
	return len(d.Needs) > 0 || len(d.Always) > 0 || d.ExpectPos.Line > 0 ||
		slices.ContainsFunc(d.Lines, func(l Line) bool { return len(l.Checks) > 0 })
}

// dialog reads one dialog. Checks beside its other keys are one more need: the short form.
func (r *reader) dialog(n *yaml.Node) *Dialog {
	d := &Dialog{Pos: n.Pos(), Expect: []Outcome{Resolved}}
	var inline Need
	known := append([]string{"id", "about", "user", "needs", "turns", "always", "expect", "at", "repeat", "pass_if", "draft"}, needChecks()...)
	r.fields(n, "a dialog", known, func(key string, v *yaml.Node) {
		switch key {
		case "id":
			d.ID = r.name(v, key)
		case "about":
			d.About = r.text(v, key)
		case "user":
			for _, message := range r.texts(v, key) {
				d.Lines = append(d.Lines, Line{Messages: []string{bubble(message)}, Pos: message.pos})
			}
		case "needs":
			for _, item := range r.items(v, key) {
				d.Needs = append(d.Needs, Need{Checks: r.checks(item, "a need", needChecks()), Pos: item.Pos()})
			}
		case "turns":
			for _, item := range r.items(v, key) {
				d.Lines = append(d.Lines, r.turn(item))
			}
		case "always":
			d.Always = r.checks(v, key, replyChecks())
		case "expect":
			d.Expect, d.ExpectPos = r.outcomes(v), v.Pos()
		case "at":
			d.At = r.when(v)
		case "repeat", "pass_if": // read together, below
		case "draft":
			d.Draft = r.yes(v, key)
		default:
			inline.Checks = append(inline.Checks, r.check(key, v)...)
			inline.Pos = v.Pos()
		}
	})
	if len(inline.Checks) > 0 {
		d.Needs = append([]Need{inline}, d.Needs...)
	}
	d.Repeats = r.repeats(n)
	if n.Kind() == yaml.Map {
		r.shape(n, d)
	}
	return d
}

// repeats reads repeat and pass_if of a set or of a dialog.
func (r *reader) repeats(n *yaml.Node) Repeats {
	if n.Kind() != yaml.Map {
		return Repeats{}
	}
	text := func(key string) (string, kb.Pos) {
		if v := n.Get(key); v != nil {
			return r.text(v, key), v.Pos()
		}
		return "", n.Pos()
	}
	repeat, repeatPos := text("repeat")
	passIf, passIfPos := text("pass_if")
	repeats, err := ParseRepeats(repeat, repeatPos, passIf, passIfPos)
	r.take(wrongValue, err)
	return repeats
}

// thresholds reads those of a set, which are on it without saying so.
func (r *reader) thresholds(s *Set, written []phrase) {
	for _, p := range written {
		t, err := ParseThreshold(p.pos, p.text)
		switch {
		case err != nil:
			r.take(wrongValue, err)
			continue
		case t.set == "":
			t.set = s.Name
		case t.set != s.Name:
			r.fault(wrongValue, p.pos, "thresholds on other sets stand in firstline.yaml", "threshold %q is not on this set", p.text)
		}
		s.Thresholds = append(s.Thresholds, t)
	}
}

// shape looks for keys that are missing from a dialog, or that do not go together.
func (r *reader) shape(n *yaml.Node, d *Dialog) {
	if n.Get("id") == nil {
		r.fault(missing, n.Pos(), "", "the dialog has no id")
	}
	turns := n.Get("turns")
	switch {
	case turns == nil && n.Get("user") == nil:
		r.fault(missing, n.Pos(), "", "the dialog has no line of the customer (user: or turns:)")
	case turns != nil && n.Get("user") != nil:
		r.fault(contradiction, turns.Pos(), "", "a dialog has either user or turns")
	case turns != nil && len(d.Needs) > 0:
		r.fault(contradiction, turns.Pos(), "put the checks under operator: of the turns", "a dialog has either needs or turns")
	}
}

// turn reads one turn of a dialog turn by turn; a list of texts is several messages of it.
func (r *reader) turn(n *yaml.Node) Line {
	line := Line{Pos: n.Pos()}
	r.fields(n, "a turn", []string{"user", "operator"}, func(key string, v *yaml.Node) {
		switch key {
		case "user":
			for _, message := range r.texts(v, key) {
				line.Messages = append(line.Messages, bubble(message))
			}
		case "operator":
			line.Checks = r.checks(v, key, replyChecks())
		}
	})
	if n.Kind() == yaml.Map && n.Get("user") == nil {
		r.fault(missing, n.Pos(), "", "the turn has no line of the customer (user:)")
	}
	return line
}

// bubble is a message as the customer sends it: without the line end of a YAML block.
func bubble(p phrase) string { return strings.TrimRight(p.text, "\n") }

// outcomes reads expect: one outcome or a list of them.
func (r *reader) outcomes(n *yaml.Node) []Outcome {
	expected := []Outcome{}
	allowed := words([]Outcome{Resolved, Declined, HandedOff})
	for _, p := range r.texts(n, expect) {
		if !slices.Contains(allowed, p.text) && slices.Contains(words(Outcomes()), p.text) {
			r.fault(wrongValue, p.pos, "there is "+list(allowed), "no dialog is expected to end as %s", p.text)
		} else if o := r.choice(p, "outcome", allowed); o != "" {
			expected = append(expected, Outcome(o))
		}
	}
	return expected
}

// when reads a time: RFC 3339, or date, hours and minutes of the company's clock.
func (r *reader) when(n *yaml.Node) When {
	written := r.text(n, "at")
	if written == "" {
		return When{}
	}
	if t, err := time.ParseInLocation(time.RFC3339, written, time.UTC); err == nil {
		return When{Time: t}
	}
	for _, layout := range []string{"2006-01-02 15:04", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02T15:04:05"} {
		if t, err := time.ParseInLocation(layout, written, time.UTC); err == nil {
			return When{Time: t, Local: true}
		}
	}
	r.fault(wrongValue, n.Pos(), "write 2026-11-22 23:30 (the company's time) or 2026-11-22T23:30:00+03:00", "%q is not a time", written)
	return When{}
}
