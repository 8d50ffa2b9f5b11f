package eval

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"firstline/eval/chat"
	"firstline/kb"
	"firstline/kb/text"
)

// Check is one thing that is asked of a reply, and where the script asks it. A list of phrases
// is as many checks, but for says_any.
type Check struct {
	Name    string   // the key in the script: says, cites, max_chars …
	Want    []string // what the key holds; more than one only for says_any
	Pos     kb.Pos
	pattern *regexp.Regexp // of matches
	limit   int            // of max_chars
}

// The checks, as a script names them.
const (
	says      = "says"
	saysAny   = "says_any"
	matches   = "matches"
	cites     = "cites"
	code      = "code"
	image     = "image"
	signal    = "signal"
	action    = "action"
	reason    = "reason"
	neverSays = "never_says"
	maxChars  = "max_chars"
	language  = "language"
	grounded  = "grounded"
	expect    = "expect" // of a dialog's outcome, not of a reply
)

// needChecks lists the checks that a need may hold.
func needChecks() []string { return []string{says, saysAny, matches, cites, code, image, signal} }

// replyChecks lists the checks of one reply, in a turn, or of every reply, in always.
func replyChecks() []string {
	return append(needChecks(), action, reason, neverSays, maxChars, language, grounded)
}

// said is a reply as checks see it.
type said struct {
	chat.Reply
	read    *text.Reply       // Text
	turn    int               // among the turns of both sides, from 1
	sources map[string]kb.Pos // entry id → where it stands
}

func newSaid(r chat.Reply, turn int, sources map[string]kb.Pos) said {
	return said{Reply: r, read: text.Read(r.Text), turn: turn, sources: sources}
}

// holds tells whether a reply is as the check wants it.
func (c Check) holds(s said) bool {
	want := c.Want[0]
	switch c.Name {
	case says:
		return s.read.Says(want)
	case saysAny:
		return slices.ContainsFunc(c.Want, func(phrase string) bool { return s.read.Says(phrase) })
	case neverSays:
		return !s.read.Says(want)
	case matches:
		return c.pattern.MatchString(s.Text)
	case cites:
		return slices.ContainsFunc(s.Entries, func(id string) bool { return id == want || s.sources[id].Path == want })
	case code:
		return len(s.Code) > 0 && !slices.ContainsFunc(s.Code, func(given kb.Code) bool { return !sameCode(given.Text, want) })
	case image:
		return slices.ContainsFunc(s.Images, func(given kb.Image) bool { return given.Src == want })
	case signal:
		return slices.Contains(s.Signals, want)
	case action:
		return string(s.Action) == want
	case reason:
		return string(s.Reason) == want
	case maxChars:
		return utf8.RuneCountInString(s.Text) <= c.limit
	case language:
		spoken := text.Language(s.Text)
		return spoken == want || spoken == "" // «990 ₽» is in any language
	case grounded:
		return len(s.Ungrounded) == 0
	}
	return false
}

// sameCode compares byte for byte, but for the last line's end: there it is the notation of the
// script or of the source that decides whether one is written.
func sameCode(a, b string) bool {
	return strings.TrimSuffix(strings.TrimSuffix(a, "\n"), "\r") == strings.TrimSuffix(strings.TrimSuffix(b, "\n"), "\r")
}

// want is what the check asks for, in words for people.
func (c Check) want() string { return strings.Join(c.Want, " | ") }

// got is what the reply has in the place of what the check asks for.
func (c Check) got(s said) string {
	switch c.Name {
	case cites:
		return strings.Join(s.Entries, ", ")
	case code:
		blocks := make([]string, len(s.Code))
		for i, given := range s.Code {
			blocks[i] = given.Text
		}
		return strings.Join(blocks, "\n")
	case image:
		sources := make([]string, len(s.Images))
		for i, given := range s.Images {
			sources[i] = given.Src
		}
		return strings.Join(sources, ", ")
	case signal:
		return strings.Join(s.Signals, ", ")
	case action:
		return string(s.Action)
	case reason:
		return string(s.Reason)
	case maxChars:
		return strconv.Itoa(utf8.RuneCountInString(s.Text))
	case language:
		return text.Language(s.Text)
	case grounded:
		return strings.Join(s.Ungrounded, ", ")
	}
	return s.Text
}

// unmet gives the checks of a need that a reply fails.
func (n Need) unmet(s said) []Check {
	var failed []Check
	for _, c := range n.Checks {
		if !c.holds(s) {
			failed = append(failed, c)
		}
	}
	return failed
}
