package measure

import (
	"cmp"
	"errors"
	"slices"
	"strings"
)

// Schema names the format of [Statistics].
const Schema = "firstline.dialogs-stats/v1"

// Statistics is what the dialogs come to.
type Statistics struct {
	Schema    string     `json:"schema"`
	Total     Part       `json:"total"`
	Undated   int        `json:"undated"`   // dialogs without a time, which are in no month
	Months    []Part     `json:"months"`    // those that have dialogs, in their order
	Channels  []Part     `json:"channels"`  // the largest first; none where no dialog names one, and so with the next two
	Operators []Part     `json:"operators"` // the largest first
	Versions  []Part     `json:"versions"`  // in the order in which they were first seen
	Topics    []Topical  `json:"topics"`    // the largest first; none where nobody has looked
	Handoffs  []Handover `json:"handoffs"`  // what was asked before a human came, the most frequent topic first
	Change    *Change    `json:"change" jsonschema:"nullable"`
	Claims    []Verdict  `json:"claims,omitempty"`
}

// Options say what is wanted beside the figures.
type Options struct {
	Sides  *Sides // to compare; nil: the earlier half of the months with the later
	Claims []Claim
}

// Statistics counts the dialogs. It is an error where what is wanted cannot be had of them.
func (m *Measure) Statistics(o Options) (*Statistics, error) {
	slices.SortStableFunc(m.seen, inTime)
	s := &Statistics{Schema: Schema, Total: partOf(m.seen), Topics: m.topical(), Handoffs: m.handovers()}
	for i := range m.seen {
		s.Undated += one(m.seen[i].Started.IsZero())
	}
	s.Months = m.parts((*seen).month, func(p *Part, name string) { p.Month = name })
	s.Months = slices.DeleteFunc(s.Months, func(p Part) bool { return p.Month == "" })
	slices.SortStableFunc(s.Months, func(a, b Part) int { return strings.Compare(a.Month, b.Month) })
	s.Channels = m.parts(func(d *seen) string { return d.Channel }, func(p *Part, name string) { p.Channel = name })
	s.Operators = m.parts(func(d *seen) string { return d.Operator }, func(p *Part, name string) { p.Operator = name })
	s.Versions = m.parts(func(d *seen) string { return d.Version }, func(p *Part, name string) { p.Version = name })
	slices.SortStableFunc(s.Channels, largestFirst)
	slices.SortStableFunc(s.Operators, largestFirst)
	return s, errors.Join(m.compare(s, o.Sides), s.check(o.Claims))
}

// compare adds the change from one side to the other.
func (m *Measure) compare(s *Statistics, sides *Sides) (err error) {
	if sides == nil {
		half, ok := halves(s.Months)
		if !ok {
			return nil
		}
		sides = &half
	}
	s.Change, err = m.change(*sides)
	return err
}

// check adds what the dialogs say to claims.
func (s *Statistics) check(claims []Claim) error {
	var errs []error
	for _, c := range claims {
		v, err := c.judge(s)
		s.Claims, errs = append(s.Claims, v), append(errs, err)
	}
	return errors.Join(errs...)
}

// inTime has those without a time last.
func inTime(a, b seen) int {
	return cmp.Or(one(a.Started.IsZero())-one(b.Started.IsZero()), a.Started.Compare(b.Started), strings.Compare(a.ID, b.ID))
}

func largestFirst(a, b Part) int { return cmp.Compare(b.Dialogs, a.Dialogs) }

// month is that of the dialog's own zone; empty for one without a time.
func (s *seen) month() string {
	if s.Started.IsZero() {
		return ""
	}
	return s.Started.Format("2006-01")
}

// parts counts the dialogs by a name, in the order in which the names come. There are no parts where no dialog
// has a name.
func (m *Measure) parts(name func(*seen) string, set func(*Part, string)) []Part {
	names, groups := grouped(m.seen, name)
	if slices.Equal(names, []string{""}) {
		return []Part{}
	}
	parts := []Part{}
	for _, n := range names {
		part := partOf(groups[n])
		set(&part, n)
		parts = append(parts, part)
	}
	return parts
}

// grouped sorts dialogs by a name, in the order in which the names come.
func grouped(dialogs []seen, name func(*seen) string) (names []string, groups map[string][]seen) {
	groups = map[string][]seen{}
	for i := range dialogs {
		n := name(&dialogs[i])
		if _, known := groups[n]; !known {
			names = append(names, n)
		}
		groups[n] = append(groups[n], dialogs[i])
	}
	return names, groups
}
