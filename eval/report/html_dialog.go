package report

import (
	"path"
	"slices"
	"strings"

	"firstline/eval"
	"firstline/eval/chat"
	"firstline/kb"
)

// htmlDialog is a dialog in the list: a line to find it by, and what was said.
type htmlDialog struct {
	Anchor, Set, ID string
	Outcome         eval.Outcome
	OutcomeName     string
	Reason          string
	Verdict         string // yes, no or error
	VerdictName     string
	Flaky           bool
	Turns           string
	Cause           eval.Cause // of its first failed check, under which it is counted and found
	CauseNames      []string   // of all failed checks
	First           string     // how the customer began
	Talk            htmlTalk
}

// htmlTalk is what was said, with what did not hold at its place.
type htmlTalk struct {
	Bubbles    []htmlBubble
	Failed     []htmlFailure // those that belong to no reply
	Error      string
	NotReached []string
	Facts      []string // operator, model, place of the script and the like
	Tries      []htmlTry
	TriesOf    string
}

type htmlBubble struct {
	Side, Who  string
	Body       []htmlPiece
	Action     chat.Action
	ActionName string
	Reason     string
	Signals    []string
	Entries    []string
	Images     []kb.Image
	Ungrounded []string
	Found      []htmlFound
	FoundOf    string
	Failed     []htmlFailure
	Continued  bool // by the same side as the one before
}

// htmlPiece is prose or code.
type htmlPiece struct {
	Code bool
	Text string
}

type htmlFound struct {
	Entry, Score string
	Cited        bool
}

// htmlFailure is a failed check.
type htmlFailure struct {
	Check, Name, Want, Got, CauseName string
	Evidence, EvidenceSource, Source  string
	Said                              bool // Got is the whole reply, which stands above
	Code                              bool // Want and Got are code
}

type htmlTry struct{ Verdict, VerdictName string }

func (p *htmlPage) dialog(r *eval.Result) htmlDialog {
	d := htmlDialog{
		Anchor: anchor(r.Name()), Set: r.Set, ID: r.ID,
		Outcome: r.Outcome, OutcomeName: p.Name("outcome", string(r.Outcome)), Reason: p.Name("reason", r.Reason),
		Turns: p.N(r.Turns, "%s turn/%s turns"), Talk: p.talk(r), First: first(r.Messages),
		Flaky: r.Repeat != nil && r.Repeat.Flaky(),
	}
	d.Verdict, d.VerdictName = p.verdict(r.Outcome, r.Passed)
	for _, f := range r.Failed {
		if name := p.Name("cause", string(f.Cause)); !slices.Contains(d.CauseNames, name) {
			d.CauseNames = append(d.CauseNames, name)
		}
	}
	if len(r.Failed) > 0 && d.Verdict == verdictNo {
		d.Cause = r.Failed[0].Cause
	}
	return d
}

// verdict is that on a dialog, as the filter knows it, and in words.
func (p *htmlPage) verdict(o eval.Outcome, passed bool) (verdict, name string) {
	switch {
	case o == eval.Errored:
		return verdictError, p.T("error")
	case passed:
		return verdictYes, p.T("passed")
	}
	return verdictNo, p.T("did not pass")
}

// first is the beginning of the customer's first message.
func first(messages []eval.Message) string {
	const glance = 100
	for _, m := range messages {
		if m.Role != chat.User {
			continue
		}
		line := strings.Join(strings.Fields(m.Text), " ")
		if letters := []rune(line); len(letters) > glance {
			return string(letters[:glance]) + "…"
		}
		return line
	}
	return ""
}

func (p *htmlPage) talk(r *eval.Result) htmlTalk {
	t := htmlTalk{Error: r.Error, Facts: p.facts(r)}
	turn, last := 0, map[int]int{} // turn → its last bubble
	for i, m := range r.Messages {
		b := p.bubble(m)
		if b.Continued = i > 0 && r.Messages[i-1].Role == m.Role; !b.Continued {
			turn++
		}
		last[turn] = i
		t.Bubbles = append(t.Bubbles, b)
	}
	for _, f := range r.Failed {
		view := p.failure(f)
		if at, said := last[f.Turn]; said {
			view.Said = f.Got != "" && f.Got == r.Messages[at].Text
			t.Bubbles[at].Failed = append(t.Bubbles[at].Failed, view)
		} else {
			t.Failed = append(t.Failed, view)
		}
	}
	for _, pos := range r.NotReached {
		t.NotReached = append(t.NotReached, p.pos(pos))
	}
	if r.Repeat != nil {
		t.Tries, t.TriesOf = p.tries(r.Repeat)
	}
	return t
}

func (p *htmlPage) facts(r *eval.Result) []string {
	facts := []string{
		p.T("script %s", p.pos(r.Source)),
		p.T("operator %s, model %s", r.Operator, r.Model),
	}
	var expected []string
	for _, o := range r.Expect {
		expected = append(expected, p.Name("outcome", string(o)))
	}
	if len(expected) > 0 {
		facts = append(facts, p.T("expected: %s", strings.Join(expected, ", ")))
	}
	met := 0
	for _, n := range r.Needs {
		if n.MetAt != nil {
			met++
		}
	}
	if len(r.Needs) > 0 {
		facts = append(facts, p.T("needs met: %s of %s", p.Int(met), p.Int(len(r.Needs))))
	}
	if r.Tokens.Input+r.Tokens.Output > 0 {
		facts = append(facts, p.T("tokens: %s in, %s out", p.Int(r.Tokens.Input), p.Int(r.Tokens.Output)))
	}
	return facts
}

func (p *htmlPage) bubble(m eval.Message) htmlBubble {
	b := htmlBubble{
		Side: "them", Who: p.Name("role", string(chat.User)), Body: body(m),
		Action: m.Action, ActionName: p.Name("action", string(m.Action)), Reason: p.Name("reason", string(m.Reason)),
		Signals: m.Signals, Entries: m.Entries, Images: m.Images, Ungrounded: m.Ungrounded,
	}
	if m.Role != chat.User {
		b.Side, b.Who = "us", p.Name("role", string(m.Role))
	}
	for _, f := range m.Found {
		b.Found = append(b.Found, htmlFound{f.Entry, p.Number(f.Score, 2), slices.Contains(m.Entries, f.Entry)})
	}
	b.FoundOf = p.N(len(b.Found), "%s passage was found/%s passages were found")
	return b
}

// body cuts a message into prose and blocks of code. Code that is kept apart from the text, and is
// not in it, follows.
func body(m eval.Message) []htmlPiece {
	var all []htmlPiece
	add := func(code bool, text string) {
		if text = strings.Trim(text, "\r\n"); strings.TrimSpace(text) != "" {
			all = append(all, htmlPiece{code, text})
		}
	}
	lines := slices.DeleteFunc(strings.Split(m.Text, "\n"), func(line string) bool { return pictured(line, m.Images) })
	next := 0
	for _, fence := range kb.Fences(lines) {
		add(false, strings.Join(lines[next:fence.Start], "\n"))
		add(true, fence.Text)
		next = fence.End + 1
	}
	add(false, strings.Join(lines[next:], "\n"))
	for _, code := range m.Code {
		if !strings.Contains(m.Text, strings.TrimSpace(code.Text)) {
			add(true, code.Text)
		}
	}
	return all
}

// pictured tells whether a line is the Markdown of a picture that is shown apart from the text.
func pictured(line string, images []kb.Image) bool {
	line = strings.TrimSpace(line)
	return slices.ContainsFunc(images, func(image kb.Image) bool {
		return strings.HasPrefix(line, "!["+image.Alt+"](") && strings.HasSuffix(line, path.Base(image.Src)+")")
	})
}

func (p *htmlPage) failure(f eval.FailedCheck) htmlFailure {
	view := htmlFailure{
		Check: f.Check, Name: p.Name("check", f.Check), Want: f.Want, Got: f.Got,
		CauseName: p.Name("cause", string(f.Cause)), Source: p.pos(f.Source), Code: f.Check == "code",
	}
	if e := f.Evidence; e != nil {
		switch {
		case e.Holds && e.Rank > 0:
			view.Evidence = p.T("The fact stands in %s, which the search has at rank %s", e.Entry, p.Int(e.Rank))
		case e.Holds:
			view.Evidence = p.T("The fact stands in %s, which the search does not find", e.Entry)
		default:
			view.Evidence = p.T("No entry has the fact; the first that was found is %s", e.Entry)
		}
		view.EvidenceSource = p.pos(e.Source)
	}
	return view
}

func (p *htmlPage) tries(r *eval.Repeat) (tries []htmlTry, of string) {
	passed := 0
	for _, t := range r.Tries {
		var view htmlTry
		view.Verdict, view.VerdictName = p.verdict(t.Outcome, t.Passed)
		if view.Verdict == verdictYes {
			passed++
		}
		view.VerdictName += ": " + p.Name("outcome", string(t.Outcome)) + ", " + p.N(t.Turns, "%s turn/%s turns")
		tries = append(tries, view)
	}
	return tries, p.T("passed %s of %s tries, %s of %s are needed", p.Int(passed), p.Int(len(r.Tries)), p.Int(r.PassIf), p.Int(r.K))
}

// pos is a place in a file as the repository knows it.
func (p *htmlPage) pos(at kb.Pos) string {
	at.Path = p.run.path(at.Path)
	return at.String()
}
