package text

import (
	"slices"
	"strings"
)

// singleTerm reads a term that has no number and is one: в течение рабочего дня, within a week, через
// неделю, привезём за сутки. What is counted or paid for a span of time (отчёт за месяц) is none, and
// через день is every other day.
func (t *factual) singleTerm(i int) (Fact, bool) {
	first := i + 1
	if next := t.at(first); next.is("a") || next.is("an") {
		first++
	}
	at, _ := t.unitAt(first)
	if t.taken[i] || !oneUnit(t.at(at).text) || t.taken[at] {
		return Fact{}, false
	}
	unit := termUnit(t.at(at).text)
	lasts := false
	switch t.tokens[i].text {
	case "течение":
		lasts = true
	case "within":
		lasts = first > i+1
	case "через":
		other := at == first && t.at(at).is("день")
		lasts = !other && (unit != "hour" || t.promised(i, at+1))
	case "за":
		lasts = t.promised(i, at+1) || t.at(at).is("сутки") && t.refunded(i)
	case "in":
		lasts = first > i+1 && t.promised(i, at+1)
	}
	if !lasts {
		return Fact{}, false
	}
	return t.fact(TermFact, i, at+1, t.lasting("1", unit, at)), true
}

// promised tells whether tokens[start:end] is how long something takes: a word for what is done within it
// stands near, or it is a sentence by itself.
func (t *factual) promised(start, end int) bool {
	const near = 3
	for i := start - 1; i >= max(0, start-near) && !t.stops(i); i-- {
		if promise(t.tokens[i].text) {
			return true
		}
	}
	for i := end; i < min(len(t.tokens), end+near) && !t.stops(i); i++ {
		if promise(t.tokens[i].text) {
			return true
		}
	}
	return (start == 0 || t.stops(start-1)) && (end == len(t.tokens) || t.stops(end))
}

// refunded tells whether за сутки at tokens[i] is how long a refund takes, and not what was paid for.
func (t *factual) refunded(i int) bool {
	return t.sentenceHas(i, "верн", "возврат", "возвращ") && !t.sentenceHas(i, "оплат", "плат", "предоплат", "аренд", "стоимост", "прожива")
}

// stops tells whether a sentence ends at tokens[i].
func (t *factual) stops(i int) bool {
	return t.at(i).is(".") || t.at(i).is("!") || t.at(i).is("?")
}

// promise tells whether a word tells what will be done, and cannot mean what is counted or paid for.
func promise(w string) bool {
	return strings.HasPrefix(w, "привез") || slices.Contains([]string{
		"доставим", "доставляем", "доставят", "доставка", "ответим", "отвечаем", "ответят", "приедем", "приедет", "придет",
		"исправим", "починим", "рассмотрим", "успеем", "зачислят", "доставлен", "отправим", "отправят", "отгрузим", "вышлем", "пришлем",
		"сделаем", "подготовим", "обработаем", "проверим", "соберем", "заменим", "решим", "подключим", "активируем", "выполним", "оформим", "установим",
		"восстановим", "перезвоним", "свяжемся", "зачислим", "поступят", "придут", "готов", "готово", "готова", "ремонт",
		"deliver", "delivered", "arrive", "arrives", "ship", "ships", "repaired", "refunded", "ready",
	}, w)
}
