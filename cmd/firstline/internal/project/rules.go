package project

import (
	"cmp"
	"embed"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"firstline/eval"
	"firstline/kb"
	"firstline/kb/lint"
	"firstline/kb/text"
	"firstline/kb/yaml"
	"firstline/prompt"
)

//go:embed rules/*.md
var rules embed.FS

// Rules gives the pages of every rule of lint, in the order of their codes: those of entries, of layers, of
// question sets, and of a project.
func Rules() []lint.Page {
	all := slices.Concat(lint.Rules(), prompt.Rules(), eval.Rules(), lint.ReadPages(rules))
	slices.SortFunc(all, func(a, b lint.Page) int { return cmp.Compare(a.Code, b.Code) })
	return all
}

// LintOptions are what a project says of lint.
type LintOptions struct {
	// Severity gives codes another severity than their page: off, warning or error.
	Severity map[string]Value `yaml:"severity"`
	Reviewed Days             `yaml:"reviewed"` // how long a review holds; 0: for ever
	Topics   []Value          `yaml:"topics"`   // that must be covered; none: those of a company of its kind
	Tokens   Count            `yaml:"tokens"`   // that a layer may have; 0: any number
	Pos      kb.Pos           `yaml:",pos"`
}

// What holds where a project does not say.
const (
	defaultReviewed = 365 // days
	defaultTokens   = 2000
)

// Days is a number of days, written as 180d, 180 days or as a plain number.
type Days int

// DecodeYAML reads a scalar.
func (d *Days) DecodeYAML(n *yaml.Node) error {
	number := strings.TrimSpace(strings.TrimRight(strings.ToLower(n.Text()), " abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюя"))
	days, err := strconv.Atoi(number)
	unit := strings.TrimSpace(strings.TrimPrefix(strings.ToLower(n.Text()), number))
	if err != nil || days < 0 || days > 100*365 || !slices.Contains([]string{"", "d", "day", "days", "д", "дней", "дня", "день"}, unit) {
		mistake := kb.Errorf(n.Pos(), "%q is no number of days", n.Text())
		mistake.Hint = "write it as 180d"
		return mistake
	}
	*d = Days(days)
	return nil
}

// Duration is the days as a span of time.
func (d Days) Duration() time.Duration { return time.Duration(d) * 24 * time.Hour }

// checkLint looks at what is said under lint, and of the lint of sources.
func (c *Config) checkLint() error {
	o := c.Lint
	if len(o.Severity)+len(o.Topics)+len(c.Sources) == 0 {
		return nil
	}
	var mistakes Mistakes
	pages := Rules()
	for _, code := range slices.Sorted(maps.Keys(o.Severity)) {
		severity := o.Severity[code]
		mistakes.Add(checkCode(code, severity.Pos, pages))
		mistakes.oneOf(severity, code, "off", "warning", "error")
	}
	for _, name := range slices.Sorted(maps.Keys(c.Sources)) {
		codes := c.Sources[name].Lint
		for _, code := range slices.Sorted(maps.Keys(codes)) {
			mistakes.Add(checkCode(code, codes[code].Pos, pages))
		}
	}
	for _, topic := range o.Topics {
		mistakes.oneOf(topic, "a topic", lint.Topics()...)
	}
	return mistakes.Err()
}

// checkCode refuses the code of no rule, and of one that cannot be turned off.
func checkCode(code string, pos kb.Pos, pages []lint.Page) error {
	var codes []string
	for _, page := range pages {
		if page.Code == code && page.Always {
			return kb.Errorf(pos, "%s cannot be changed: other commands refuse what it finds", code)
		}
		if page.Code == code {
			return nil
		}
		codes = append(codes, page.Code)
	}
	mistake := kb.Errorf(pos, "no rule has the code %s", code)
	mistake.Hint = "firstline lint --rules lists them"
	if near := text.Closest(code, codes); near != "" {
		mistake.Hint = "did you mean " + near + "?"
	}
	return mistake
}

// severity gives a finding the severity that the project wants; ok is false where it wants none of it.
func (o LintOptions) severity(f kb.Finding) (kb.Finding, bool) {
	switch o.Severity[f.Code].Text {
	case "off":
		return f, false
	case "warning":
		f.Severity = kb.Warning
	case "error":
		f.Severity = kb.Error
	}
	return f, true
}
