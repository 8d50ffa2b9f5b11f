// Package builtin is a model that needs no network: a deterministic operator that quotes the
// knowledge base. It does not write and does not reason; it tells apart what customers want by
// their words, and answers with the text, the code and the pictures of the entry that was found.
//
// What it recognises and what it says stand in words/ru.yaml and words/en.yaml. The rules, which
// are those of prompt/policy.*.md, are tried in the order of the method rules: what they come to
// is break-in attempts first, then a wish for a human, then what is turned away unless the knowledge
// has an entry on it or answers a question beside it, then the knowledge; what is left it does not know.
package builtin

import (
	"cmp"
	"context"
	"regexp"
	"slices"
	"strings"

	"firstline/eval/chat"
	"firstline/kb"
	"firstline/kb/text"
	"firstline/prompt"
)

// Config is what the built-in model has to know of the company.
type Config struct {
	Language        string // ru or en: where a customer's message does not tell its own
	Company         *prompt.Company
	Entries         []kb.Entry // that the operator may use: they tell whether the company sells goods
	OffTopicHandoff bool       // hand over what is off topic, instead of declining it
}

// Model is the built-in model. It keeps nothing between replies.
type Model struct {
	*Listener
	config Config
	hours  prompt.Hours
	trade  trade
}

// New makes the built-in model.
func New(c Config) (*Model, error) {
	listener, err := NewListener()
	if err != nil {
		return nil, err
	}
	m := &Model{Listener: listener, config: c, trade: listener.tradeOf(c.Company, c.Entries)}
	if hours, ok := prompt.ParseHours(c.Company.Hours); ok {
		m.hours = hours
	}
	return m, nil
}

// conversation is a request as the model looks at it.
type conversation struct {
	chat.Request
	turn    string // the customer's messages, joined
	earlier []string
	last    chat.Message // the operator's last; zero in the first turn
	say     sayings
	heard   heard // the turn
	intents []intent
	wanted  []chat.Found // what has to be answered, of what was found
	apart   bool         // wanted is what is left of the turn without sentences that have an intent
	// exhausted: what was found is what the customer was told before, and does not say what they ask now.
	exhausted bool
	rest      bool // the second of two questions has no answer
}

// Reply answers by the rules. It fails where a search does.
func (m *Model) Reply(ctx context.Context, r chat.Request) (chat.Reply, error) {
	c, err := m.searched(ctx, m.look(r))
	if err != nil {
		return chat.Reply{}, err
	}
	reply := m.notKnown(c)
	for _, rule := range m.rules() {
		if ruled, ok := rule(c); ok {
			reply = ruled
			break
		}
	}
	reply.Words = m.because(c, cmp.Or(reply.WithinHours, reply.Reason))
	if showsCard(c.turn) {
		reply.Text += "\n\n" + c.say.KeepPrivate
	}
	return m.lead(c, reply), nil
}

// showsCard tells whether a text holds the number of a bank card: 16 digits written by fours, or 15 to 19
// with nothing but blanks and hyphens between them, of which the last is the check digit (Luhn, ISO/IEC
// 7812-1).
func showsCard(said string) bool {
	if regexp.MustCompile(`(?:^|\D)(?:\d{4}[ \x{a0}-]){3}\d{4}(?:\D|$)`).MatchString(said) {
		return true
	}
	var digits []byte
	for _, r := range said + "." {
		switch {
		case r >= '0' && r <= '9':
			digits = append(digits, byte(r))
		case r == ' ' || r == '-' || r == '\u00a0':
		case len(digits) >= 15 && len(digits) <= 19 && text.CheckDigit(string(digits)):
			return true
		default:
			digits = nil
		}
	}
	return false
}

// A rule answers a conversation, or leaves it to the next.
type rule func(c conversation) (chat.Reply, bool)

func (m *Model) rules() []rule {
	return []rule{
		m.attack, m.bot, m.claim, m.human, m.speaksOfIt, m.declines, m.unhelped, m.late, m.yesOrNo, m.smallTalk, m.whichPrice, m.answers, m.contacts, m.booking, m.thanked,
	}
}

func (m *Model) look(r chat.Request) conversation {
	c := conversation{Request: r, say: m.voices[m.config.Language].Say}
	var turn []string
	for _, message := range r.Turn() {
		turn = append(turn, message.Text)
	}
	c.turn = m.respelled(strings.Join(turn, "\n"))
	for i, message := range r.Messages[:len(r.Messages)-len(turn)] {
		if message.Role == chat.User {
			c.earlier = append(c.earlier, m.respelled(message.Text))
		} else {
			c.last = r.Messages[i]
		}
	}
	if v, ok := m.voices[m.language(c)]; ok {
		c.say = v.Say
	}
	c.heard = m.hear(c.turn)
	c.intents = m.intents(c.turn)
	if !c.has(human) && m.asksByName(c.turn) {
		c.intents = append(c.intents, human)
	}
	c.wanted, c.apart = m.wanted(r.Found)
	return c
}

// asks tells whether a sentence is a question: it ends as one, or begins as one.
func (l *Listener) asks(sentence string) bool {
	if strings.HasSuffix(sentence, "?") {
		return true
	}
	words := folded(sentence)
	return slices.ContainsFunc(words[:min(2, len(words))], func(word string) bool {
		return slices.Contains(l.voices["ru"].Asks, word) || slices.Contains(l.voices["en"].Asks, word)
	})
}

// wanted gives what has to be answered: the sentences that only ask, where others ask for a human
// or for what is turned away; each question, where there are several; else the turn as a whole.
func (m *Model) wanted(found []chat.Found) (wanted []chat.Found, apart bool) {
	whole, sentences := found[:min(1, len(found))], found[min(1, len(found)):]
	var clean, questions []chat.Found
	intended := len(sentences) > 0 && m.intended(m.respelled(found[0].Question))
	for _, f := range sentences {
		asks := m.asks(f.Question)
		if asks && !m.intended(m.respelled(f.Question)) {
			clean = append(clean, f)
		}
		if f.Confident && asks {
			questions = append(questions, f)
		}
	}
	switch {
	case intended && len(clean) > 0:
		return clean, true
	case len(questions) > 1:
		return questions, false
	}
	return whole, false
}

// language is that of the customer's turn or, where it does not tell («ok», a number), of what
// they wrote before.
func (m *Model) language(c conversation) string {
	if text.Language(c.turn) == "" && m.courteousEnglish(c.turn) {
		return "en"
	}
	said := append([]string{c.turn}, newestFirst(c.earlier)...)
	if len(c.Found) > 0 && c.Found[0].ReadAs != c.Found[0].Question {
		said = append([]string{c.Found[0].ReadAs}, said...)
	}
	for _, said := range said {
		if language := text.Language(said); language != "" {
			return language
		}
	}
	return ""
}

// courteousEnglish tells whether a turn is a greeting, a thank-you or a goodbye in English, of which a
// single word does not tell its language. Short ones, as «ok», are anybody's.
func (l *Listener) courteousEnglish(said string) bool {
	words := folded(said)
	return len(words) > 0 && !slices.ContainsFunc(words, func(word string) bool {
		return len(word) < 4 || !slices.ContainsFunc([]intent{greeting, thanks, goodbye}, func(i intent) bool { return l.voices["en"].hasWord(i, word) })
	})
}

func (c conversation) has(i intent) bool { return slices.Contains(c.intents, i) }
