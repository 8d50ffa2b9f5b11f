package redact

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

// reach is how many words before a number are looked at, and how many of the message that it answers.
const (
	reach        = 6
	contextReach = 14
)

// cue finds the nearest word before a word of the text that says what a number there is, and how many words
// away it is. What is asked in the message before counts where the answer has hardly begun.
func (r *reading) cue(at int) (cue, int) {
	for i := at - 1; i >= max(0, at-reach); i-- {
		if c := cueOf(r.words[i].Text, r.at(i-1).Text); c != noCue {
			return c, at - i
		}
	}
	if at > 3 {
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
	case in(w, "заказ* трек* накладн* артикул* арт товар* модел* обращен* заявк* тикет* чек чека версия версии гост штрихкод* посылк* отправлен* серийн* договор* бик кпп огрн огрнип промокод*"),
		in(w, "order orders track* parcel* sku article item items model invoice* ref reference ticket* version gost isbn barcode serial build case receipt po voucher promo"):
		return orderCue
	case in(w, "тел тлф телефон* мобильн* сотов* звон* звякн* позвон* перезвон* созвон* набер* набир* ватс* вотс* вацап* whats* вайбер* viber смс sms факс"),
		in(w, "tel phone* telephone* mobile* mob cell* call calls ring text landline fax"),
		in(w, "номер номеру номера") && in(before, "мой моем моему ваш вашего вашему контактный контактного"), w == "number" && in(before, "my your contact"):
		return phoneCue
	case in(w, "картин* картон* картрид* картоф* карточ-*"):
		return noCue
	case in(w, "карт* card cards visa виза mastercard мир амекс amex maestro pan"):
		return cardCue
	case w == "с" && in(before, "р л к"), w == "сч" || w == "лс" || w == "рс", w == "c" && before == "a",
		in(w, "счет счета счету счете счетом") && in(before, "лицевой лицевого лицевому лицевом расчетный расчетного расчетному мой номер банковский"),
		in(w, "лицевой лицевого account accounts acc acct iban sort sortcode routing bacs"):
		return accountCue
	case in(w, "счет счета счету счете счетом"):
		return invoiceCue
	case in(w, "паспорт* загран* снилс инн серия серии серию удостоверени* водительск* полис* свидетельств* passport* licence license ssn nino"),
		w == "insurance" && before == "national", w == "security" && before == "social":
		return documentCue
	}
	return noCue
}

// asked tells whether one of the words before a word of the text, or of the message that it answers, is in a list.
func (r *reading) asked(at int, list string) bool {
	for i := at - 1; i >= max(0, at-reach); i-- {
		if in(r.words[i].Text, list) {
			return true
		}
	}
	if at > 3 {
		return false
	}
	for _, w := range r.context[max(0, len(r.context)-contextReach):] {
		if in(w, list) {
			return true
		}
	}
	return false
}
