package redact

import (
	"slices"
	"strings"
)

// cue is what the words before a number say of it.
type cue string

const (
	noCue       cue = ""
	phoneCue    cue = "phone"
	cardCue     cue = "card"
	accountCue  cue = "account"
	invoiceCue  cue = "invoice" // счёт alone, which is an account or an invoice
	documentCue cue = "document"
	orderCue    cue = "order" // of the company: orders, articles, versions
)

// reach is how many words before a number are looked at, and contextReach how many of the message that it
// answers, where it stands among the first words.
const (
	reach        = 6
	contextReach = 14
	firstWords   = 4
)

// cue finds the nearest word before a word of the text that says what a number there is, and how many words
// away it is. What is asked in the message before counts where the answer has hardly begun. A word that
// speaks of another number, with more than и between the two, does not speak of this one.
func (r *reading) cue(at int) (cue, int) {
	between := false
	for i := at - 1; i >= max(0, at-reach); i-- {
		w := r.words[i].Text
		if between && (len(digitsOf(w)) >= 5 || strings.IndexByte(r.at(i+1).gap, filler) >= 0) {
			return noCue, 0
		}
		if c := cueOf(w, r.at(i-1).Text); c != noCue {
			return c, at - i
		}
		between = between || !r.words[i].number() && !in(w, "и или and or")
	}
	if at >= firstWords {
		return noCue, 0
	}
	for i := len(r.context) - 1; i >= max(0, len(r.context)-contextReach); i-- {
		before := " "
		if i > 0 {
			before = r.context[i-1]
		}
		if c := cueOf(r.context[i], before); c != noCue {
			return c, at + 1
		}
	}
	return noCue, 0
}

// cueOf tells what a word says of the number behind it; before is the word in front of it.
func cueOf(w, before string) cue {
	switch {
	case digit(w[0]):
		return noCue
	case ofOrder(w):
		return orderCue
	case ofPhone(w, before):
		return phoneCue
	case ofDocument(w, before):
		return documentCue
	case in(w, "card cards visa виза mastercard мир амекс amex maestro pan"), begins(w, "карт") && !begins(w, "картин", "картон", "картрид", "картоф", "картот"):
		return cardCue
	case ofAccount(w, before):
		return accountCue
	case in(w, "счет счета счету счете счетом"):
		return invoiceCue
	}
	return noCue
}

func ofOrder(w string) bool {
	return begins(w, "заказ", "трек", "накладн", "артикул", "товар", "модел", "обращен", "заявк", "тикет", "штрихкод", "посылк", "отправлен", "серийн", "договор", "промокод", "track", "parcel", "invoice") ||
		in(w, "арт чек чека версия версии гост бик кпп огрн огрнип order orders sku article item items model ref reference ticket version gost isbn barcode serial build case receipt po voucher promo")
}

func ofPhone(w, before string) bool {
	return begins(w, "телефон", "моб", "сотов", "запиш", "диктую", "звон", "звякн", "позвон", "перезвон", "созвон", "набер", "набир", "ватс", "вотс", "вацап", "whats", "вайбер", "viber", "telephone", "mobile", "cell", "phone") ||
		in(w, "тел т сот мой тлф смс sms факс tel mob call calls ring text landline fax") ||
		in(w, "номер номеру номера") && in(before, "мой моем моему ваш вашего вашему контактный контактного новый") || w == "number" && in(before, "my your contact new")
}

// ofDocument also knows usual slips.
func ofDocument(w, before string) bool {
	return begins(w, "паспорт", "пасспорт", "паспрот", "загран", "удостоверени", "водительск", "полис", "свидетельств", "passport", "pasport", "passprt") ||
		in(w, "снилс инн серия серии серию licence license ssn nino") ||
		w == "id" && !ofOrder(before) && !in(before, "user chat client customer app channel session device product widget transaction payment message dialog bot your the") ||
		w == "card" && in(before, "passport identity id") || w == "insurance" && before == "national" || w == "security" && before == "social"
}

func ofAccount(w, before string) bool {
	return w == "с" && in(before, "р л к") || w == "c" && before == "a" || begins(w, "лицев") ||
		in(w, "сч лс рс account accounts acc acct iban sort sortcode routing bacs bank lloyds barclays hsbc natwest monzo santander starling nationwide") ||
		in(w, "счет счета счету счете счетом") && (in(before, "расчетный расчетного расчетному мой номер банковский") || begins(before, "лицев"))
}

// asked tells whether one of the words before a word of the text, or of the message that it answers, is one.
func (r *reading) asked(at int, one func(string) bool) bool {
	for i := at - 1; i >= max(0, at-reach); i-- {
		if one(r.words[i].Text) {
			return true
		}
	}
	return at < firstWords && slices.ContainsFunc(r.context[max(0, len(r.context)-contextReach):], one)
}
