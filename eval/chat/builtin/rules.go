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

// human asks once what is wanted, or answers at once where the customer said it beside, and calls
// a human when the customer insists.
func (m *Model) human(c conversation) (chat.Reply, bool) {
	asking := c.last.Action == chat.Clarify && c.last.Reason == chat.AskedForHuman
	switch {
	case asking && c.has(withdraws) && !c.has(human) && !c.confident():
		return chat.Reply{Text: c.say.AtYourService, Action: chat.Answer}, true
	case (c.has(human) || m.again(c)) && m.askedBefore(c), asking && c.has(insists) && !c.apart:
		return m.handoff(c, chat.AskedForHuman, c.say.Handoff), true
	case c.has(human):
		if reply, ok := m.answers(c); ok && reply.Action == chat.Answer && (c.apart || m.asks(c.turn) && m.asksBeside(c, human)) {
			reply.Text += "\n\n" + c.say.HumanCanCome
			return reply, true
		}
		text := c.say.ClarifyHuman
		if !m.hours.Open(c.Now) {
			text = m.fill(c, c.say.ClarifyClosed)
		}
		return chat.Reply{Text: text, Action: chat.Clarify, Reason: chat.AskedForHuman}, true
	case asking && !c.confident() && !c.smallTalkOnly(m):
		return m.handoff(c, chat.AskedForHuman, c.say.Handoff), true
	}
	return chat.Reply{}, false
}

// claim hands over whoever threatens with a court or an authority: nothing that is written anywhere
// answers that.
func (m *Model) claim(c conversation) (chat.Reply, bool) {
	if !c.has(claim) {
		return chat.Reply{}, false
	}
	return m.handoff(c, chat.AskedForHuman, c.say.Handoff), true
}

// again tells whether a turn asks once more for the human that an earlier one has asked for, in whatever words
// («всё равно позовите», "no, a person").
func (m *Model) again(c conversation) bool {
	return m.hears(c.heard, func(v *voice) []phrase { return v.Again })
}

// askedBefore tells whether the customer asked for a human in an earlier turn.
func (m *Model) askedBefore(c conversation) bool {
	for _, said := range c.earlier {
		if m.wantsHuman(said, m.hear(said)) {
			return true
		}
	}
	return false
}

// bot owns up to being one, without a word on how it is made, unless the customer only calls it
// that and asks for something else («ты тупой бот, сколько стоит Pro?»). It says its name to who asks for it.
func (m *Model) bot(c conversation) (chat.Reply, bool) {
	asks := c.has(bot) || c.has(name) && !m.turnsAway(secret, c.heard)
	machine := m.hears(c.heard, func(v *voice) []phrase { return v.Machines })
	person := m.hears(c.heard, func(v *voice) []phrase { return v.Persons })
	said := c.say.Virtual
	switch name := c.ownName(m); {
	case !c.has(bot) && name != "":
		said = strings.ReplaceAll(c.say.Named, "{name}", name)
	case c.has(bot) && machine && !person:
		said = c.say.Bot
	case c.has(bot) && person && !machine:
		said = c.say.NoPerson
	}
	return chat.Reply{Text: said, Action: chat.Answer}, asks && !c.apart && !m.asksBeside(c, bot)
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

// smallTalk answers a greeting, a thank-you or a goodbye that says nothing else, and asks what
// happened where there is nothing but rudeness.
func (m *Model) smallTalk(c conversation) (chat.Reply, bool) {
	if !c.smallTalkOnly(m) && !c.has(speaks) && !m.scolds(c) {
		return chat.Reply{}, false
	}
	if m.asksInLittleWords(c) {
		return chat.Reply{}, false
	}
	for _, s := range []struct {
		is   bool
		text string
	}{{c.has(thanks) || c.signsOnly(), m.toThanks(c)}, {c.has(goodbye), c.say.Goodbye}, {c.has(greeting), c.say.Greeting}} {
		if s.is {
			return chat.Reply{Text: s.text, Action: chat.Answer}, true
		}
	}
	if c.has(speaks) {
		return chat.Reply{Text: c.say.Speaks, Action: chat.Answer}, true
	}
	return chat.Reply{Text: c.say.Clarify, Action: chat.Clarify, Reason: chat.Ambiguous}, true
}

// toThanks is what is said to thanks. A bare «ок» or «ага» thanks for nothing: it greets at the beginning of a
// conversation, and later closes what was said.
func (m *Model) toThanks(c conversation) string {
	switch {
	case m.thanks(c.heard):
		return c.say.Thanks
	case c.last.Text == "":
		return c.say.Greeting
	case c.signsOnly():
		return c.say.Thanks
	}
	return c.say.AtYourService
}

// signsOnly tells whether a turn is a sign of praise without a word.
func (c conversation) signsOnly() bool {
	return len(c.heard.whole) == 0 && strings.ContainsAny(c.turn, pleasedSigns)
}

// asksInLittleWords tells whether a turn of nothing but little words is a question all the same («вы где?»), that
// can be answered.
func (m *Model) asksInLittleWords(c conversation) bool {
	return m.asks(c.turn) && !slices.ContainsFunc(courtesies(), c.has) &&
		(c.confident() || slices.ContainsFunc([]intent{phone, mail, address, open}, c.has))
}

// scolds tells whether there is next to nothing in the turn but rudeness, and no question.
func (m *Model) scolds(c conversation) bool {
	return c.has(rude) && c.left(m) <= 1 && !c.confident() && !strings.Contains(c.turn, "?")
}

// thanked answers a thank-you that tells what went well («спасибо, всё заработало»), asks nothing and is not
// taken back.
func (m *Model) thanked(c conversation) (chat.Reply, bool) {
	thanked := c.has(thanks) && !strings.Contains(c.turn, "?") && !m.takesBack(c.turn, c.heard)
	return chat.Reply{Text: c.say.Thanks, Action: chat.Answer}, thanked
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
	if !m.hours.Open(c.Now) {
		reason, text = chat.OutOfHours, m.fill(c, c.say.OutOfHours)
		if contactIn(c.turn) != "" {
			text = m.fill(c, c.say.OutOfHoursLeft)
		}
	}
	return chat.Reply{Text: text, Action: chat.Handoff, Reason: reason}
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

// smallTalkOnly tells whether nothing is left of the turn without its courtesies and its
// rudeness.
func (c conversation) smallTalkOnly(m *Model) bool { return c.left(m) == 0 }

// left counts the words of the turn that are neither courtesies nor rude, and say something.
func (c conversation) left(m *Model) int {
	n := 0
	for _, word := range folded(c.turn) {
		if !text.Stop(word) && !m.courtesy(word) {
			n++
		}
	}
	return n
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
