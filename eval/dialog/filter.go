package dialog

import (
	"errors"
	"fmt"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"time"
)

// Filter chooses dialogs. What is empty or nil chooses all.
type Filter struct {
	Channel   string
	Operator  string
	Version   string
	From, To  Date // the days, or months, or years, on which a dialog may have begun, both included
	Contained *bool
	Grep      *Pattern // what one of the messages says
}

// Match tells whether a dialog is chosen. One without a time is in no period.
func (f Filter) Match(d *Dialog) bool {
	is := func(want, got string) bool { return want == "" || strings.EqualFold(want, got) }
	return is(f.Channel, d.Channel) && is(f.Operator, d.Operator) && is(f.Version, d.Version) &&
		f.within(d.Started) && (f.Contained == nil || *f.Contained == d.Contained()) &&
		(f.Grep == nil || slices.ContainsFunc(d.Messages, func(m Message) bool { return f.Grep.match(m.Text) }))
}

// within compares days as they are written in the dialog's own zone: what began on the last evening of May
// in Moscow is of May wherever it is looked at.
func (f Filter) within(t time.Time) bool {
	if f.From == "" && f.To == "" {
		return true
	}
	day := t.Format(time.DateOnly)
	from, to := string(f.From), string(f.To)
	return !t.IsZero() && day[:len(from)] >= from && (to == "" || day[:len(to)] <= to)
}

// Date is a day, a month or a year, as 2026-03-01, 2026-03 or 2026.
type Date string

// ParseDate reads a date.
func ParseDate(s string) (Date, error) {
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if _, err := time.Parse(layout, s); err == nil {
			return Date(s), nil
		}
	}
	return "", fmt.Errorf("a date is written as 2026-03-01, 2026-03 or 2026, not %q", s)
}

// Pattern is a regular expression to which case, and ё or е, do not matter.
type Pattern struct{ expression *regexp.Regexp }

// ParsePattern reads a regular expression.
func ParsePattern(s string) (*Pattern, error) {
	expression, err := regexp.Compile("(?i)" + plainYo(s))
	if mistake, ok := errors.AsType[*syntax.Error](err); ok {
		return nil, fmt.Errorf("%q is no regular expression: %s", s, mistake.Code)
	}
	if err != nil {
		return nil, err
	}
	return &Pattern{expression}, nil
}

func (p *Pattern) match(s string) bool { return p.expression.MatchString(plainYo(s)) }

func plainYo(s string) string { return strings.NewReplacer("ё", "е", "Ё", "Е").Replace(s) }
