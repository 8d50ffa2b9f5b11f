package builtin

import (
	"embed"
	"errors"
	"slices"
	"strings"

	"firstline/kb"
	"firstline/kb/text"
	"firstline/kb/yaml"
)

//go:embed words/*.yaml
var words embed.FS

// intent is what a customer wants that the knowledge has no part in.
type intent string

const (
	attack       intent = "attack"
	secret       intent = "secret"
	spam         intent = "spam"
	wrongAddress intent = "wrong_address"
	offTopic     intent = "off_topic"
	human        intent = "human"
	insists      intent = "insists"
	claim        intent = "claim" // threatens with a court or an authority
	unhelped     intent = "unhelped"
	greeting     intent = "greeting"
	thanks       intent = "thanks"
	goodbye      intent = "goodbye"
	rude         intent = "rude"
	bot          intent = "bot"
)

// voice is one language: by which phrases an intent is known, and what is said.
type voice struct {
	Intents intents  `yaml:"intents,required"`
	Asks    []string `yaml:"asks,required"` // the words that begin a question
	Say     sayings  `yaml:"say,required"`
}

// intents are the phrases of each intent.
type intents map[intent][]phrase

// DecodeYAML reads a map from intents to phrases; each intent has to be there, and no other.
func (x *intents) DecodeYAML(n *yaml.Node) error {
	*x = intents{}
	var errs []error
	for _, pair := range n.Pairs() {
		i := intent(pair.Key.Text())
		if !slices.Contains(allIntents(), i) {
			errs = append(errs, kb.Errorf(pair.Key.Pos(), "no intent %s", i))
			continue
		}
		var phrases []phrase
		errs = append(errs, pair.Value.Decode(&phrases))
		(*x)[i] = phrases
	}
	for _, i := range allIntents() {
		if len((*x)[i]) == 0 {
			errs = append(errs, kb.Errorf(n.Pos(), "no phrases of %s", i))
		}
	}
	return errors.Join(errs...)
}

// turnedAway lists the intents that are declined, and allIntents every intent there is.
func turnedAway() []intent { return []intent{secret, spam, wrongAddress, offTopic} }

func allIntents() []intent {
	return append(turnedAway(), attack, human, insists, claim, unhelped, greeting, thanks, goodbye, rude, bot)
}

// sayings are the operator's own words. {…} is filled in.
type sayings struct {
	Greeting       string `yaml:"greeting,required"`
	Thanks         string `yaml:"thanks,required"`
	Goodbye        string `yaml:"goodbye,required"`
	ClarifyHuman   string `yaml:"clarify_human,required"`
	Clarify        string `yaml:"clarify,required"`
	Ambiguous      string `yaml:"ambiguous,required"` // {first}, {second}
	Handoff        string `yaml:"handoff,required"`
	OutOfHours     string `yaml:"out_of_hours,required"` // {hours}
	NotKnown       string `yaml:"not_known,required"`
	NotHelped      string `yaml:"not_helped,required"`
	OffTopic       string `yaml:"off_topic,required"`
	OffTopicHuman  string `yaml:"off_topic_handoff,required"`
	Spam           string `yaml:"spam,required"`
	Attack         string `yaml:"attack,required"`
	Secret         string `yaml:"secret,required"`
	WrongAddress   string `yaml:"wrong_address,required"` // {company}
	CompanyUnnamed string `yaml:"company_unnamed,required"`
	Bot            string `yaml:"bot,required"`
	KeepPrivate    string `yaml:"keep_private,required"`   // after a reply to one who sent a card's number
	HumanCanCome   string `yaml:"human_can_come,required"` // after an answer to one who asked for a human
}

func loadVoice(language string) (*voice, error) {
	name := "words/" + language + ".yaml"
	data, err := words.ReadFile(name)
	if err != nil {
		return nil, err
	}
	v := &voice{}
	return v, yaml.Decode(name, data, v)
}

// phrase is a pattern of words, forwards or backwards, each a choice of stems: «позов*|позвать
// человек*|оператор*». A * stands for any ending, up to two other words may stand between two
// words of the pattern, and a phrase that begins with = has to be all that the sentence says.
type phrase struct {
	words [][]string
	whole bool
}

// DecodeYAML reads a phrase from a scalar.
func (p *phrase) DecodeYAML(n *yaml.Node) error {
	pattern, whole := strings.CutPrefix(n.Text(), "=")
	p.whole = whole
	for word := range strings.FieldsSeq(pattern) {
		p.words = append(p.words, strings.Split(text.Fold(word), "|"))
	}
	if len(p.words) == 0 {
		return kb.Errorf(n.Pos(), "a phrase without words")
	}
	return nil
}

// gap is how many other words may stand between two words of a phrase.
const gap = 2

// in tells whether the phrase stands in a sentence, given as folded words.
func (p phrase) in(sentence []string) bool {
	if p.whole {
		said := withoutStops(sentence)
		return len(said) <= len(p.words) && follow(p.words, said) ||
			len(sentence) <= len(p.words) && follow(p.words, sentence)
	}
	backwards := slices.Clone(p.words)
	slices.Reverse(backwards)
	for start := range sentence {
		for _, words := range [][][]string{p.words, backwards} {
			if matches(words[0], sentence[start]) && follow(words[1:], sentence[start+1:]) {
				return true
			}
		}
	}
	return false
}

// follow tells whether a sentence goes on with the words of a pattern, with no larger gaps than
// allowed.
func follow(words [][]string, sentence []string) bool {
	if len(words) == 0 {
		return true
	}
	for i := 0; i < len(sentence) && i <= gap; i++ {
		if matches(words[0], sentence[i]) && follow(words[1:], sentence[i+1:]) {
			return true
		}
	}
	return false
}

func matches(choice []string, word string) bool {
	for _, c := range choice {
		if stem, any := strings.CutSuffix(c, "*"); any && strings.HasPrefix(word, stem) || c == word {
			return true
		}
	}
	return false
}

func withoutStops(sentence []string) []string {
	var said []string
	for _, w := range sentence {
		if !text.Stop(w) {
			said = append(said, w)
		}
	}
	return said
}

// intents tells what a text wants, in either language: customers mix them.
func (m *Model) intents(said string) []intent {
	sentence := folded(said)
	var found []intent
	for _, i := range allIntents() {
		if m.means(i, sentence) {
			found = append(found, i)
		}
	}
	return found
}

// intended tells whether a sentence asks for a human, or for what is turned away.
func (m *Model) intended(sentence string) bool {
	words := folded(sentence)
	return slices.ContainsFunc(append(turnedAway(), attack, human), func(i intent) bool { return m.means(i, words) })
}

func (m *Model) means(i intent, sentence []string) bool {
	for _, v := range m.voices {
		for _, p := range v.Intents[i] {
			if p.in(sentence) {
				return true
			}
		}
	}
	return false
}
