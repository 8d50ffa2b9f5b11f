package builtin

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"firstline/eval/chat"
	"firstline/kb"
	"firstline/kb/text"
)

// attack turns a break-in attempt away whole, whatever else the turn asks.
func (m *Model) attack(c conversation) (chat.Reply, bool) {
	return chat.Reply{Text: c.say.Attack, Action: chat.Decline, Reason: chat.Attack}, c.has(attack)
}

// declines turns away what is not the operator's to answer, unless there is a question beside it
// that the knowledge answers.
func (m *Model) declines(c conversation) (chat.Reply, bool) {
	if c.apart && c.confident() {
		return chat.Reply{}, false
	}
	if c.senseless() {
		return chat.Reply{Text: c.say.Senseless, Action: chat.Decline, Reason: chat.Spam}, true
	}
	for _, d := range []struct {
		intent intent
		reason chat.Reason
		text   string
	}{
		{secret, chat.Secret, c.say.Secret},
		{spam, chat.Spam, c.say.Spam},
		{wrongAddress, chat.WrongAddress, m.fill(c, c.say.WrongAddress)},
		{offTopic, chat.OffTopic, c.say.OffTopic},
	} {
		switch {
		case !m.turnsAway(d.intent, c.heard), m.own(d.intent, c):
		case d.intent == offTopic && m.config.OffTopicHandoff:
			return m.handoff(c, chat.OffTopic, c.say.OffTopicHuman), true
		default:
			return chat.Reply{Text: d.text, Action: chat.Decline, Reason: d.reason}, true
		}
	}
	return chat.Reply{}, false
}

// senseless tells whether the turn is gibberish in every reading: typed in the other layout of the
// keyboard, it is read so by the search.
func (c conversation) senseless() bool {
	return !c.confident() && gibberish(c.turn) && (len(c.Found) == 0 || c.Found[0].ReadAs == c.Found[0].Question || gibberish(c.Found[0].ReadAs))
}

// speaksOfIt answers what would be turned away with the entry that the knowledge has on it: a
// company may well have one on spam, or one for people who look for another company. So it does with what is its
// own business, however sure the search is: the entry says the very words that the turn would be turned away for.
func (m *Model) speaksOfIt(c conversation) (chat.Reply, bool) {
	for _, i := range turnedAway() {
		if m.turnsAway(i, c.heard) {
			if hit, ok := m.entryOn(c, i); ok {
				return m.quoting([]kb.Hit{hit}, c.turn), true
			}
		}
		if m.means(i, c.heard) && !c.apart && !c.confident() && m.own(i, c) {
			return m.quoting(c.Found[0].Hits[:1], c.turn), true
		}
	}
	return chat.Reply{}, false
}

// entryOn gives the best hit whose title has an intent: that of which the search is sure, or one that
// has it by the same phrase as the turn, however sure the search is of it.
func (m *Model) entryOn(c conversation, i intent) (kb.Hit, bool) {
	for _, f := range c.Found {
		for rank, hit := range f.Hits {
			sure := rank == 0 && f.Confident
			if slices.ContainsFunc(append([]string{hit.Entry.Title}, hit.Entry.Also...), func(title string) bool {
				h := m.hear(title)
				return slices.ContainsFunc(kindsOf(i), func(i intent) bool { return sure && m.means(i, h) || m.bothMean(i, c.heard, h) })
			}) {
				return hit, true
			}
		}
	}
	return kb.Hit{}, false
}

// kindsOf gives an intent with those that come to it where a company sells no goods or books nobody.
func kindsOf(i intent) []intent {
	if i == wrongAddress {
		return []intent{wrongAddress, late, goods, books}
	}
	return []intent{i}
}

// asksBeside tells whether what was found has two words or more of the question that are not those
// by which an intent is known.
func (m *Model) asksBeside(c conversation, i intent) bool {
	for _, f := range c.wanted {
		if !f.Confident {
			continue
		}
		beside := 0
		for _, part := range f.Hits[0].Why.Words {
			if !text.Stop(part.Word) && !m.courtesy(part.Word) && !m.wordOf(i, part.Word) {
				beside++
			}
		}
		if beside >= 2 {
			return true
		}
	}
	return false
}

// unhelped takes «спасибо, но не помогло» and «спс, но не то» for what they are: an answer did not help,
// and a human has to look, unless the customer asks something else that the knowledge answers. At the
// beginning of a conversation «не работает» is a complaint like any other, and asks back if it says no more.
func (m *Model) unhelped(c conversation) (chat.Reply, bool) {
	switch {
	case !c.has(unhelped) && !m.nothingButTakenBack(c), strings.Contains(c.turn, "?") && c.confident() && !m.alreadySaid(c):
		return chat.Reply{}, false
	case c.last.Text != "" || c.has(thanks):
		return m.handoff(c, chat.NotKnown, c.say.NotHelped), true
	case len(text.Stems(c.turn)) <= 3:
		return chat.Reply{Text: c.say.Clarify, Action: chat.Clarify, Reason: chat.Ambiguous}, true
	}
	return chat.Reply{}, false
}

// nothingButTakenBack tells whether a turn is a thank-you that is taken back, and says nothing else.
func (m *Model) nothingButTakenBack(c conversation) bool {
	return m.thanks(c.heard) && m.takesBack(c.turn, c.heard) && !c.has(withdraws) && !c.has(goodbye) && !m.saysMore(c.turn)
}

func (m *Model) notKnown(c conversation) chat.Reply {
	return m.handoff(c, chat.NotKnown, c.say.NotKnown)
}

// handoff calls a human or, when nobody is there, says when people answer and asks for a contact, which the
// customer may have left already.
func (m *Model) handoff(c conversation, reason chat.Reason, text string) chat.Reply {
	if m.hours.Open(c.Now) {
		return chat.Reply{Text: text, Action: chat.Handoff, Reason: reason}
	}
	text = c.say.OutOfHours
	if contactIn(c.turn) != "" {
		text = c.say.OutOfHoursLeft
	}
	return chat.Reply{Text: m.fill(c, text), Action: chat.Handoff, Reason: chat.OutOfHours, WithinHours: reason}
}

func (m *Model) fill(c conversation, saying string) string {
	company := m.config.Company
	name := company.Name
	if name == "" {
		name = c.say.CompanyUnnamed
	}
	return strings.NewReplacer(
		"{company}", inSentence(name), "{hours}", withoutZone(company.Hours),
		"{contacts}", strings.TrimSpace(company.Contacts), "{address}", strings.TrimSpace(company.Address),
	).Replace(saying)
}

// inSentence gives a company's name as it stands within a sentence: «пекарня «Крошка»», and «ООО «Крошка»».
func inSentence(name string) string {
	kind, _, quoted := strings.Cut(name, " «")
	first, size := utf8.DecodeRuneInString(kind)
	if second, _ := utf8.DecodeRuneInString(kind[size:]); !quoted || !unicode.IsLower(second) {
		return name
	}
	return string(unicode.ToLower(first)) + name[size:]
}

// withoutZone gives hours without the name of their zone, as the IANA database has it: it is the company's own,
// and no word for a customer.
func withoutZone(hours string) string {
	return strings.TrimSpace(regexp.MustCompile(`\s*\([A-Z][A-Za-z_]+/[A-Za-z_/-]+\)`).ReplaceAllString(hours, ""))
}

func (c conversation) confident() bool {
	for _, f := range c.wanted {
		if f.Confident {
			return true
		}
	}
	return false
}

func courtesies() []intent { return []intent{greeting, thanks, goodbye, rude, speaks} }

func (l *Listener) courtesy(word string) bool {
	return l.filler(word) || slices.ContainsFunc([]intent{greeting, thanks, goodbye, rude}, func(i intent) bool { return l.wordOf(i, word) })
}

func (l *Listener) filler(word string) bool {
	return slices.Contains(l.voices["ru"].Fillers, word) || slices.Contains(l.voices["en"].Fillers, word)
}

// wordOf tells whether a word is one of those by which an intent is known.
func (l *Listener) wordOf(i intent, word string) bool {
	return l.voices["ru"].hasWord(i, word) || l.voices["en"].hasWord(i, word)
}

func (v *voice) hasWord(i intent, word string) bool { return hasWord(v.Intents[i], word) }

func hasWord(phrases []phrase, word string) bool {
	return slices.ContainsFunc(phrases, func(p phrase) bool {
		return slices.ContainsFunc(p.forwards, func(stems []stem) bool { return matches(stems, word) })
	})
}

func folded(s string) []string {
	var words []string
	for _, w := range text.Words(s) {
		words = append(words, w.Text)
	}
	return words
}

// alreadySaid tells whether the best answer was given before.
func (m *Model) alreadySaid(c conversation) bool {
	for _, f := range c.wanted {
		if f.Confident && !c.said(m.quote(f.Hits[0])) {
			return false
		}
	}
	return true
}

func (c conversation) said(answer string) bool {
	for _, message := range c.Messages {
		if message.Role == chat.Operator && strings.Contains(message.Text, answer) {
			return true
		}
	}
	return false
}
