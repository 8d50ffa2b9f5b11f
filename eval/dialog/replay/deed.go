package replay

import (
	"regexp"
	"strings"

	"firstline/kb/text"
)

// deed are the words by which a person says that they have done something for the one customer: Исправила, деньги
// вернули, готово; fixed, I've refunded it, it has been issued.
var deed = text.Pattern(`(^|[^\p{L}])((исправил|поправил|сделал|вернул|оформил|включил|выключил|отключил|подключил|активировал|` +
	`настроил|сбросил|обновил|отправил|выслал|прислал|перевел|переключил|внес|внесл|добавил|удалил|убрал|отменил|продлил|` +
	`начислил|зачислил|создал|завел|выставил|восстановил|разблокировал|починил|поменял|заменил|изменил|перенес|перенесл|` +
	`нашел|нашл|забронировал|оплатил|закрыл|открыл)(а|и)?|разобрал(ся|ась|ись)|` +
	`готово|сделано|исправлено|выполнено|отправлено|оформлен[аоы]?|возвращен[аоы]?)($|[^\p{L}])|` +
	`(^|[^\p{L}])(i|we)(\s+have|['’]ve)?(\s+(just|already|now|also))*\s+` + done + `|` +
	`(has|have|was|were)(\s+(just|already|now))*\s+been\s+` + done + `|^\W*((all|just|already|now)\W+)*` + done)

// done are the English words of deed.
const done = `(done|fixed|refunded|returned|reset|issued|activated|enabled|disabled|processed|corrected|updated|sent|` +
	`cancelled|canceled|extended|restored|resolved|sorted|changed|added|removed|created|found|unblocked|unlocked)($|[^\p{L}])`

// chore are the words by which a person says that they have noted something, are at it, or will do it.
var chore = text.Pattern(`(^|[^\p{L}])((записал|передал|отметил|пометил|принял|получил|проверил|посмотрел|глянул|уточнил|узнал|спросил|позвонил|написал)(а|и)?|` +
	`исправлю|поправлю|сделаю|верну|оформлю|включу|отключу|подключу|настрою|сброшу|отправлю|вышлю|пришлю|перешлю|передам|передаю|запишу|` +
	`добавлю|удалю|отменю|продлю|разберусь|разбираюсь|найду|вижу|проверю|проверяю|посмотрю|смотрю|гляну|уточню|уточняю|узнаю|спрошу|` +
	`создам|выставлю|восстановлю|починю|поменяю|перезвоню|позвоню|свяжусь|напишу|отвечу|вернусь)($|[^\p{L}])|` +
	`(^|[^\p{L}])(i['’]ll|i will|let me|i['’]m|i am)($|[^\p{L}])|^\W*((i|we)(\s+have|['’]ve)?\s+)?(noted|checked|checking|looking|passed|forwarded)($|[^\p{L}])`)

// another are the words by which something is done by another, or would be.
var another = text.Pattern(`(^|[^\p{L}])(вы|если|когда|пока|чтобы|после|кто|котор\p{L}+|бы|you (have|can|could|need|will|are|must|should)|you['’](ve|ll|re)|if|when|once|until|after|who|which|unless)($|[^\p{L}])`)

// clauses part a sentence.
var clauses = text.Pattern(`[,:;] | [-–—] `)

// tells whether a person says in a sentence that they do something themselves, in such words.
func tells(sentence string, words *regexp.Regexp) bool {
	for _, clause := range clauses().Split(text.Fold(sentence), -1) {
		if words.MatchString(clause) && !another().MatchString(clause) {
			return true
		}
	}
	return false
}

// promised tells whether a fact is only when a person will do something themselves: Перезвоню через два часа.
func promised(f text.Fact, said string) bool {
	if f.Kind != text.TermFact && f.Kind != text.DateFact {
		return false
	}
	for _, sentence := range sentences(said) {
		for _, clause := range clauses().Split(sentence, -1) {
			if strings.Contains(clause, f.Text) {
				return tells(clause, chore())
			}
		}
	}
	return false
}

// presupposes tells whether a line goes by what a person did: it says thanks for it, or takes it up without a
// question. What was only noted or promised has to be taken up. It gives the sentence.
func (p *player) presupposes(line, then string) (sentence string, ok bool) {
	if bare(line) || strings.Contains(line, "?") || p.listener.Complains(line) {
		return "", false
	}
	thanks := p.content(line)
	for _, sentence := range sentences(then) {
		did := tells(sentence, deed())
		if did && thanks || (did || tells(sentence, chore())) && shareStems(sentence, line) {
			return sentence, true
		}
	}
	return "", false
}
