package builtin

import (
	"embed"
	"errors"
	"slices"

	"firstline/kb"
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
	late         intent = "late"  // an order that has not come
	goods        intent = "goods" // orders, parcels, returns and goods
	books        intent = "books" // wants to book, to come or to put it off
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
	name         intent = "name"      // asks what the operator is called
	withdraws    intent = "withdraws" // does not want a human any more
	speaks       intent = "speaks"    // asks whether the operator speaks a language
	buys         intent = "buys"      // wants to buy, and may leave a contact
	phone        intent = "phone"     // asks for the company's telephone, and so the next three
	mail         intent = "mail"
	address      intent = "address"
	open         intent = "open"
)

// voice is one language: by which phrases an intent is known, and what is said.
type voice struct {
	Intents  intents  `yaml:"intents,required"`
	Asks     []string `yaml:"asks,required"`     // the words that begin a question
	Ways     []string `yaml:"ways,required"`     // those that begin a question about how or where something is done
	Whether  []string `yaml:"whether,required"`  // those that begin one which is answered with yes or no
	Pronouns []string `yaml:"pronouns,required"` // that stand for what another question asks about
	Fillers  []string `yaml:"fillers,required"`  // words that say nothing
	Yes      []string `yaml:"yes,required"`      // the words that agree,
	No       []string `yaml:"no,required"`       // and that do not
	Prices   []phrase `yaml:"prices,required"`   // asks for a price, and does not say of what
	Helped   []phrase `yaml:"helped,required"`   // what says that an answer helped, beside thanks and praise
	Praise   []phrase `yaml:"praise,required"`   // what says on its own that an answer was good
	Beside   []phrase `yaml:"beside,required"`   // words that may stand beside thanks and praise
	// Against is what takes back the thanks or the success that it stands beside; so do the negations of a text
	// in which nothing harmless is said.
	Against   []phrase `yaml:"against,required"`
	Negations []phrase `yaml:"negations,required"`
	Harmless  []phrase `yaml:"harmless,required"`
	// Thankless is what makes thanks a politeness: they say nothing of the answer, or wish for more.
	Thankless []phrase `yaml:"thankless,required"`
	Signoffs  []phrase `yaml:"signoffs,required"` // what stands above the name under a letter
	// What a company says that has or sends goods, and the beginning of its name; that its business is a
	// service; that it takes bookings; and what denies: see trade.go.
	Stocked  []phrase `yaml:"stocked,required"`
	Booked   []phrase `yaml:"booked,required"`
	Shops    []phrase `yaml:"shops,required"`
	Services []phrase `yaml:"services,required"`
	Denies   []phrase `yaml:"denies,required"`
	// Trades are each two choices of words: what a company says of itself, and what its customers then say.
	Trades []phrase `yaml:"trades,required"`
	Traces []phrase `yaml:"traces,required"` // the titles of entries for those who wait for an order
	// Booking is how customers wish to book, and the title of the entry for them; Moves is what takes that back.
	Booking []phrase `yaml:"booking,required"`
	Moves   []phrase `yaml:"moves,required"`
	Papers  []phrase `yaml:"papers,required"` // what is not the order itself, and may not have come either
	// Reaches is what stands before the name of somebody who is asked for, and Again what asks for a human once more.
	Reaches []phrase `yaml:"reaches,required"`
	Again   []phrase `yaml:"again,required"`
	// Called is what stands before the operator's name in its layer. Machines and Persons are what it may be taken for.
	Called   []phrase `yaml:"called,required"`
	Machines []phrase `yaml:"machines,required"`
	Persons  []phrase `yaml:"persons,required"`
	// Wholesale is what tells of it; who Wants something and Offers nothing is a buyer.
	Wholesale []phrase `yaml:"wholesale,required"`
	Wants     []phrase `yaml:"wants,required"`
	Offers    []phrase `yaml:"offers,required"`
	// Orders is what an entry says that somebody has put in to have the operator do it. A customer may say so, who complains.
	Orders []phrase `yaml:"orders,required"`
	Say    sayings  `yaml:"say,required"`
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
	return append(turnedAway(), attack, late, goods, books, human, insists, claim, unhelped, greeting, thanks, goodbye, rude, bot, name, withdraws, speaks, buys,
		phone, mail, address, open)
}

// sayings are the operator's own words. {…} is filled in.
type sayings struct {
	Greeting       string `yaml:"greeting,required"`
	Thanks         string `yaml:"thanks,required"`
	Goodbye        string `yaml:"goodbye,required"`
	ClarifyHuman   string `yaml:"clarify_human,required"`
	ClarifyClosed  string `yaml:"clarify_closed,required"` // {hours}
	Clarify        string `yaml:"clarify,required"`
	Ambiguous      string `yaml:"ambiguous,required"` // {first}, {second}
	WhichPrice     string `yaml:"which_price,required"`
	Handoff        string `yaml:"handoff,required"`
	OutOfHours     string `yaml:"out_of_hours,required"`      // {hours}
	OutOfHoursLeft string `yaml:"out_of_hours_left,required"` // {hours}; to one who has left a contact
	NotKnown       string `yaml:"not_known,required"`
	Rest           string `yaml:"rest,required"` // after an answer to one question of two
	NotHelped      string `yaml:"not_helped,required"`
	OffTopic       string `yaml:"off_topic,required"`
	OffTopicHuman  string `yaml:"off_topic_handoff,required"`
	Spam           string `yaml:"spam,required"`
	Senseless      string `yaml:"senseless,required"` // to letters or marks that are in no language
	Attack         string `yaml:"attack,required"`
	Secret         string `yaml:"secret,required"`
	WrongAddress   string `yaml:"wrong_address,required"` // {company}
	CompanyUnnamed string `yaml:"company_unnamed,required"`
	Bot            string `yaml:"bot,required"`            // to one who asks whether it is a machine,
	NoPerson       string `yaml:"no_person,required"`      // a person,
	Virtual        string `yaml:"virtual,required"`        // one or the other
	Named          string `yaml:"named,required"`          // {name}
	KeepPrivate    string `yaml:"keep_private,required"`   // after a reply to one who sent a card's number
	OrderStatus    string `yaml:"order_status,required"`   // to one whose order has not come
	Contacts       string `yaml:"contacts,required"`       // {contacts}
	Address        string `yaml:"address,required"`        // {address}
	Open           string `yaml:"open,required"`           // {hours}
	HumanCanCome   string `yaml:"human_can_come,required"` // after an answer to one who asked for a human
	AtYourService  string `yaml:"at_your_service,required"`
	Speaks         string `yaml:"speaks,required"`
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
