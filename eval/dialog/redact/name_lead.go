package redact

import "strings"

// called reads a name behind what introduces it, меня зовут …, my name is …, this is …, Ваш менеджер …, or
// in front of that.
func (f *nameFinder) called(i int) int {
	sure, leads := f.leads(f.words[i].Text, f.at(i-1).Text, i)
	if !leads {
		return f.before(i)
	}
	next := i + 1
	if !f.at(next).near(":,-–—«\"") {
		return -1
	}
	for in(f.at(next).Text, "вам вас с клиента у") && f.at(next+1).near(".,") {
		next++
	}
	return f.name(next, sure)
}

// leads tells whether a name follows the word i, and how sure that is.
func (f *nameFinder) leads(w, before string, i int) (sureness, bool) {
	capital := f.at(i + 1).upper
	switch {
	case namesBehind(w, before), w == "is" && in(before, "name name's") && in(f.at(i-2).Text, "my full first last her his"), f.colon(i) && in(w, "имя name holder"), w == "me" && before == "call" && capital,
		(capital || f.colon(i)) && in(w, "получатель отправитель плательщик держатель владелец покупатель recipient cardholder"):
		return surely, true
	case f.colon(i) && in(w, "подпись signed signature"):
		return surely, true
	case in(w, "i'm im iam"), w == "am" && before == "i":
		return usually, true
	case w == "is" && before == "this", capital && relative(w):
		return sometimes, true
	case capital && f.sends(w, before, i):
		return perhaps, true
	case speaksBehind(w, before), capital && role(w), in(w, "беспокоит пишет") && (capital || in(before, "вас вам")):
		return perhaps, true
	}
	return perhaps, false
}

// namesBehind tells whether nothing but a name stands behind two words: меня зовут, my name is.
func namesBehind(w, before string) bool {
	switch w {
	case "зовут", "name's", "фио":
		return true
	case "звать":
		return before == "меня"
	case "меня":
		return in(before, "зовут звать")
	case "имя":
		return in(before, "мое на")
	case "имени":
		return before == "по"
	}
	return false
}

// speaksBehind tells whether a name may stand behind two words: this is it, but also это, on the phone with.
func speaksBehind(w, before string) bool {
	switch w {
	case "я", "это", "it's", "its", "attn":
		return true
	case "is":
		return in(before, "it here name")
	case "с", "со":
		return in(before, "общается говорит говорили связи")
	case "with", "to":
		return in(before, "speaking spoke spoken through chatting talking")
	case "from":
		return in(before, "it's regards")
	case "for":
		return before == "ask"
	}
	return false
}

// sends tells whether what is sent, given or told to a person goes to whoever stands behind the word i: доставьте
// Марине, deliver to Tom Hanks. A town (deliver to Austin) is none.
func (f *nameFinder) sends(w, before string, i int) bool {
	if w == "to" {
		return (begins(before, "deliver", "ship", "send", "sent", "post", "addressed", "give", "hand") || in(before, "it this them order parcel")) && !in(f.at(i+1).Text, towns)
	}
	return begins(w, "достав", "переда", "отправ", "отда", "вручи", "позвон", "перезвон", "напиш", "скаж", "сообщ", "вышл")
}

// towns are those that bear a given name.
const towns = "adelaide alexandria austin beverly carson charlotte chelsea chester dallas darwin eugene florence geneva georgia houston jackson jordan lincoln london " +
	"madison marina melbourne milan orlando paris phoenix preston regina savannah sydney troy vienna victoria virginia warren carolina dakota china india israel chad"

// relative tells whether a word stands in front of the name of somebody who is close to whom writes.
func relative(w string) bool {
	switch w {
	case "муж", "мужа", "мужу", "мужем", "жена", "жены", "жене", "жену", "женой", "мама", "мамы", "маме", "маму", "мать", "папа",
		"папы", "папе", "папу", "отец", "отца", "отцу", "сын", "сына", "сыну", "сыном", "дочь", "дочери", "дочка", "дочки", "дочке",
		"дочку", "брат", "брата", "брату", "сестра", "сестры", "сестре", "сестру", "бабушка", "бабушке", "бабушки", "дедушка",
		"дедушке", "друг", "друга", "другу", "подруга", "подруги", "подруге", "сосед", "соседу", "соседка", "соседке", "внук", "внуку",
		"внучка", "внучке", "тетя", "тете", "дядя", "дяде", "wife", "husband", "mum", "mom", "mother", "dad", "father", "son",
		"daughter", "brother", "sister", "grandma", "grandmother", "grandpa", "grandfather", "aunt", "uncle", "friend", "neighbour",
		"neighbor", "partner", "girlfriend", "boyfriend", "flatmate", "roommate":
		return true
	}
	return false
}

// role tells whether a word is a job, in front of the name of who has it.
func role(w string) bool {
	switch w {
	case "оператор", "менеджер", "специалист", "консультант", "мастер", "курьер", "клиент", "агент", "сотрудник", "инженер",
		"бухгалтер", "директор", "operator", "agent", "manager", "adviser", "advisor", "consultant", "customer", "colleague",
		"assistant", "engineer":
		return true
	}
	return false
}

// before reads a name with what introduces it behind: Светлана меня зовут, Emma here, helena marsh speaking.
func (f *nameFinder) before(i int) int {
	if !f.given.has(f.words[i].Text) || !f.nameable(f.words[i]) {
		return -1
	}
	next := f.more(i) + 1
	w, behind := f.at(next), f.at(next+1)
	switch {
	case !w.near(","):
		return -1
	case in(w.Text, "here speaking"), w.Text == "меня" && behind.Text == "зовут", w.Text == "is" && behind.Text == "my" && f.at(next+2).Text == "name":
		return f.name(i, perhaps)
	}
	return -1
}

// colon tells whether a colon stands behind a word.
func (f *nameFinder) colon(i int) bool { return strings.HasPrefix(f.at(i+1).gap, ":") }
