package redact

// kind is a kind of personal data.
type kind string

const (
	phone    kind = "phone"
	email    kind = "email"
	contact  kind = "contact" // a name in a messenger
	card     kind = "card"
	document kind = "document" // a passport, or another number by which a state knows a person
	address  kind = "address"
	account  kind = "account"
	name     kind = "name"
	other    kind = "personal" // what a pattern of the user's marks
)

func kinds() []kind {
	return []kind{phone, email, contact, card, document, address, account, name, other}
}

// russian is the word of a kind in a Russian placeholder; the English one is the kind itself.
func (k kind) russian() string {
	switch k {
	case phone:
		return "телефон"
	case email:
		return "почта"
	case contact:
		return "контакт"
	case card:
		return "карта"
	case document:
		return "документ"
	case address:
		return "адрес"
	case account:
		return "счёт"
	case name:
		return "имя"
	default:
		return "личное"
	}
}

// span is what one rule has found: bytes of a text. Spans of one kind and one key are one value.
type span struct {
	kind       kind
	start, end int
	key        string
}
