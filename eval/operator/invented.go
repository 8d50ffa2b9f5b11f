package operator

import (
	"slices"
	"strings"

	"firstline/eval/chat"
	"firstline/kb"
	"firstline/kb/text"
)

// invented gives the faults of a reply that shows what the operator's knowledge does not hold: entries, pictures and
// code, beside the text or in it, a contact that the customer has not given, and a reason of another action. Those that
// the model has told itself are not told again.
func (o *Operator) invented(reply chat.Reply, messages []chat.Message) []chat.Fault {
	faults := reply.Faults
	fault := func(check, want, got string) {
		got, _, _ = strings.Cut(strings.TrimSpace(got), "\n")
		if !slices.ContainsFunc(faults, func(f chat.Fault) bool { return f.Check == check && f.Got == got }) {
			faults = append(faults, chat.Fault{Check: check, Want: want, Got: got})
		}
	}
	for _, id := range reply.Entries {
		if o.grounds[id] == nil {
			fault("cites", "an entry of the operator's", id)
		}
	}
	for _, image := range reply.Images {
		if !o.knows(func(e *kb.Entry) bool {
			return slices.ContainsFunc(e.Images, func(i kb.Image) bool { return i.Src == image.Src })
		}) {
			fault("image", "a picture of an entry", image.Src)
		}
	}
	for _, code := range reply.Code {
		if !o.holds(code.Text) {
			fault("code", "code of an entry", code.Text)
		}
	}
	for _, found := range shown(reply.Text) {
		if !o.holds(found.text) {
			fault(found.check, map[string]string{"image": "a picture of an entry", "code": "code of an entry"}[found.check], found.text)
		}
	}
	if allowed := chat.ReasonsOf(reply.Action); reply.Reason != "" && !slices.Contains(allowed, reply.Reason) &&
		!slices.ContainsFunc(faults, func(f chat.Fault) bool { return f.Check == "reason" }) {
		fault("reason", "a reason of "+string(reply.Action), string(reply.Reason))
	}
	if reply.Contact != "" && !given(reply.Contact, saidByCustomer(messages)) {
		fault("contact", "what the customer wrote", reply.Contact)
	}
	return faults
}

// knows tells whether one of the operator's entries is so.
func (o *Operator) knows(so func(e *kb.Entry) bool) bool {
	for i := range o.entries {
		if so(&o.entries[i]) {
			return true
		}
	}
	return false
}

// holds tells whether one of the operator's entries holds a piece of text, byte for byte.
func (o *Operator) holds(piece string) bool {
	piece = strings.TrimSpace(piece)
	return o.knows(func(e *kb.Entry) bool {
		return strings.Contains(e.Body, piece) || slices.ContainsFunc(e.Code, func(c kb.Code) bool { return strings.Contains(c.Text, piece) })
	})
}

// piece is what a text shows beside words, with the check that is on it.
type piece struct{ check, text string }

// shown gives the code and the pictures that stand in a text: blocks between fences or indented, elements of HTML, and
// pictures of Markdown.
func shown(said string) []piece {
	if !strings.ContainsAny(said, "<`~!") && !strings.Contains(said, "\n    ") && !strings.Contains(said, "\n\t") {
		return nil
	}
	var all []piece
	lines := strings.Split(said, "\n")
	fences := kb.Fences(lines)
	rest := slices.Clone(lines)
	for _, f := range fences {
		all = append(all, piece{"code", f.Text})
		clear(rest[f.Start:min(f.End+1, len(rest))])
	}
	for _, block := range indented(rest) {
		all = append(all, piece{"code", block})
	}
	outside := strings.Join(rest, "\n")
	for _, found := range picture().FindAllString(outside, -1) {
		all = append(all, piece{"image", found})
	}
	for _, found := range element().FindAllStringSubmatch(outside, -1) {
		check := "code"
		if slices.Contains([]string{"img", "svg", "picture", "video"}, strings.ToLower(found[1])) {
			check = "image"
		}
		all = append(all, piece{check, found[0]})
	}
	return all
}

var (
	picture = text.Pattern(`!\[[^\]]*\]\s?[\[(][^\])\n]*[\])]`)
	element = text.Pattern(`(?i)<(script|pre|code|iframe|style|object|embed|form|input|button|link|img|svg|picture|video)\b[^>]*>`)
)

// indented gives the blocks of code that are marked by nothing but four blanks before each line, and stand in no list.
func indented(lines []string) []string {
	var all, block []string
	list, blank := false, true
	end := func() {
		if len(block) > 0 {
			all = append(all, strings.Join(block, "\n"))
		}
		block = nil
	}
	for _, line := range lines {
		deep := strings.HasPrefix(line, "    ") || strings.HasPrefix(line, "\t")
		switch {
		case strings.TrimSpace(line) == "":
			blank = true
			continue
		case deep && !list && (blank || len(block) > 0):
			block = append(block, line)
		default:
			end()
			list = item().MatchString(line) || list && (deep || strings.HasPrefix(line, " "))
		}
		blank = false
	}
	end()
	return all
}

var item = text.Pattern(`^\s*(?:[-*+•]|\d+[.)])\s`)

// given tells whether a customer has written a contact: its phones and addresses, or else the words of it.
func given(contact string, said []string) bool {
	facts := slices.DeleteFunc(text.Facts(contact), func(f text.Fact) bool { return !f.Contact() })
	if len(facts) == 0 {
		return strings.Contains(spelled(strings.Join(said, " ")), spelled(contact))
	}
	customer := text.NewGround(said...)
	return !slices.ContainsFunc(facts, func(f text.Fact) bool { return !f.StandsIn(customer) })
}
