package replay

import (
	"slices"
	"strings"
	"unicode"

	"firstline/kb/text"
)

// polite are the questions by which a company closes or opens an answer, and asks for nothing.
var polite = text.Pattern(`(?i)(ч(е|ё)м|как)[^?]{0,30}помочь|(остал|есть ли|появ|возник)[^?]{0,20}вопрос|могу[^?]{0,25}помочь|` +
	`ещ[её] (что-нибудь|что-то|вопросы|чем)|что-нибудь ещ[её]|помогло|получилось|удалось|заработало|` +
	`anything else|how (can|may) (i|we) help|what can (i|we) do|(any|more|other|further) questions|did (that|this|it) (help|work)|does (that|this) help|is there anything`)

// request are the words by which a company asks for something without a question mark.
var request = text.Pattern(`(?i)(^|[^\p{L}])(напишите|укажите|пришлите|отправьте|вышлите|подскажите|уточните|назовите|сообщите|оставьте|продиктуйте|` +
	`напиши|укажи|пришли|скинь|подскажи|уточни|назови|please (send|tell|give|share|provide|specify|confirm|enter|leave)|(send|tell|give) (me|us)|let (me|us) know|could you)($|[^\p{L}])`)

// questions gives the questions of a text that ask the customer for something.
func questions(s string) []string {
	var all []string
	for _, sentence := range sentences(s) {
		if strings.HasSuffix(sentence, "?") && !polite().MatchString(sentence) {
			all = append(all, sentence)
		}
	}
	return all
}

// requests gives the sentences of a text that ask for something without being questions.
func requests(s string) []string {
	var all []string
	for _, sentence := range sentences(s) {
		if !strings.HasSuffix(sentence, "?") && request().MatchString(sentence) {
			all = append(all, sentence)
		}
	}
	return all
}

// contact are the words for what a company is reached by, or reaches a customer by.
var contact = text.Pattern(`(?i)телефон|номер|контакт|почт|e-?mail|phone|number|contact|reach you|call you|связаться|перезвон`)

// wantsContact gives the sentences of a text that ask for a contact.
func wantsContact(s string) []string {
	return slices.DeleteFunc(append(questions(s), requests(s)...), func(sentence string) bool { return !contact().MatchString(sentence) })
}

// stands is a placeholder of personal data, as firstline/eval/dialog/redact writes them.
var stands = text.Pattern(`\[(\p{L}+) \d+\]`)

// givesContact tells whether a line gives a phone or an address of mail, or has a placeholder of one.
func givesContact(line string) bool {
	for _, f := range text.Facts(line) {
		if f.Kind == text.PhoneFact || f.Kind == text.EmailFact {
			return true
		}
	}
	for _, found := range stands().FindAllStringSubmatch(line, -1) {
		switch found[1] {
		case "телефон", "почта", "контакт", "phone", "email", "contact":
			return true
		}
	}
	return false
}

// open are the questions that whatever is the matter answers.
var open = text.Pattern(`(?i)случилось|произошло|в ч(е|ё)м|что именно|what happened|what('s| is| seems to be)? (the )?(wrong|matter|problem|issue)`)

// narrow tells whether a question asks for something of its own.
func narrow(question string) bool { return !open().MatchString(question) }

// supplies tells whether a line gives what can be asked for: a contact or a number.
func supplies(line string) bool {
	for _, f := range text.Facts(line) {
		if f.Contact() {
			return true
		}
	}
	return strings.ContainsFunc(line, unicode.IsDigit)
}

// bare tells whether a line is nothing but a yes or a no, which says nothing without its question.
func bare(line string) bool {
	switch strings.Trim(text.Fold(line), " .,!)(") {
	case "да", "нет", "ага", "угу", "неа", "верно", "yes", "no", "yep", "nope", "yeah", "right", "correct":
		return true
	}
	return false
}

// sentences splits at the ends of lines, and after a full stop, a question mark or an exclamation mark that a
// blank or nothing follows.
func sentences(s string) []string {
	var all []string
	runes := []rune(s)
	start := 0
	cut := func(end int) {
		if sentence := strings.TrimSpace(string(runes[start:end])); sentence != "" {
			all = append(all, sentence)
		}
		start = end
	}
	for i, r := range runes {
		switch {
		case r == '\n':
			cut(i)
		case strings.ContainsRune(".?!…", r) && (i+1 == len(runes) || unicode.IsSpace(runes[i+1])):
			cut(i + 1)
		}
	}
	cut(len(runes))
	return all
}
