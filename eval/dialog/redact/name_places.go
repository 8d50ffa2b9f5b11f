package redact

import (
	"strings"

	"firstline/kb/text"
)

// called reads меня зовут …, my name is …, this is …, Ваш менеджер …
func (f *nameFinder) called(i int) int {
	w, before := f.words[i].Text, f.at(i-1).Text
	sure := surely
	switch {
	case w == "зовут" && in(before, "меня его ее вас"), w == "зовут", w == "звать" && before == "меня", w == "имя" && (in(before, "мое на") || f.colon(i)), in(w, "фио ф.и.о") && before != "и",
		w == "is" && (before == "name" || before == "name's"), w == "name's", w == "name" && f.colon(i), w == "me" && before == "call" && f.at(i+1).upper,
		in(w, "получатель отправитель плательщик держатель владелец покупатель recipient cardholder") && (f.colon(i) || f.at(i+1).upper),
		w == "holder" && f.colon(i), w == "имени" && before == "по":
	case in(w, "беспокоит пишет") && (f.at(i+1).upper || before == "вас" || before == "вам"), w == "я", w == "это", w == "is" && in(before, "it here"), in(w, "it's its"),
		in(w, "оператор менеджер специалист консультант мастер курьер клиент агент сотрудник инженер бухгалтер директор operator agent manager adviser advisor consultant customer colleague assistant engineer"),
		in(w, "с со") && in(before, "общается говорит говорили связи"), in(w, "with to") && in(before, "speaking spoke through chatting talking spoken"), w == "from" && in(before, "it's regards"),
		in(w, "для имя") && before == "на", w == "for" && before == "ask", w == "attn":
		sure = perhaps
	case in(w, "i'm im iam"), w == "am" && before == "i", w == "is" && before == "this":
		sure = usually
	default:
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

// before reads a name with what introduces it behind: Светлана меня зовут, Emma here, helena marsh speaking.
func (f *nameFinder) before(i int) int {
	if !f.given.has(f.words[i].Text) || !f.nameable(f.words[i]) {
		return -1
	}
	next := f.more(i) + 1
	w, behind := f.at(next), f.at(next+1)
	if w.near(",") && (in(w.Text, "here speaking") || w.Text == "меня" && behind.Text == "зовут" || in(w.Text, "is's is") && behind.Text == "my" && f.at(next+2).Text == "name") {
		return f.name(i, perhaps)
	}
	return -1
}

// colon tells whether a colon stands behind a word.
func (f *nameFinder) colon(i int) bool { return strings.HasPrefix(f.at(i+1).gap, ":") }

// greeting tells whether a greeting, a thank-you or a closing ends with the word i.
func (f *nameFinder) greeting(i int) bool {
	w, before := f.at(i).Text, f.at(i-1).Text
	switch {
	case in(w, "день утро вечер evening afternoon") && f.opens(i): // the rest of it is left out
		return true
	case in(w, "здравствуйте здравствуй здрасте здрасьте здраствуйте здравствуите здравсвуйте здорово привет приветик приветствую салют хай уважаемый уважаемая дорогой дорогая спасибо благодарю спс извините простите пожалуйста"),
		in(w, "день вечер утро") && in(before, "добрый доброе добрыи"), in(w, "добрый доброе") && in(before, "день вечер утро"), w == "дня" && before == "доброго", w == "суток" && before == "времени",
		w == "свидания" && before == "до", w == "уважением" && before == "с", in(w, "большое огромное") && before == "спасибо":
		return true
	case in(w, "hi hello hey hiya dear greetings thanks thank thankyou thx cheers regards sincerely faithfully truly hallo helo howdy"),
		in(w, "morning afternoon evening day") && before == "good", w == "morning", w == "you" && before == "thank", w == "much" && in(before, "so very"), w == "again" && in(before, "hi hello thanks"),
		in(w, "best love sorry bye goodbye") && f.at(i+1).gap != " ", in(w, "wishes") && before == "best":
		return true
	}
	return false
}

// greeted reads Здравствуйте, Мария Ивановна! and Hi John, and Мария, здравствуйте.
func (f *nameFinder) greeted(i int) int {
	if f.greeting(i) {
		next := f.at(i + 1)
		switch {
		case in(next.Text, "уважаемый уважаемая дорогой дорогая dear вам большое again и") && next.near(","):
			return -1 // it is read by itself
		case next.near(",") || next.near(",.!-–—") || lineOf(next.gap):
			sure := usually
			if !next.near(",") && !lineOf(next.gap) || !next.upper {
				sure = perhaps
			}
			return f.name(i+1, sure)
		}
		return -1
	}
	if !f.opens(i) {
		return -1
	}
	last := f.more(i)
	next := f.at(last + 1)
	greets := next.near(",!") && (f.greeting(last+1) || f.greeting(last+2) && in(next.Text, "добрый доброе день доброго good thank до с"))
	if greets {
		return f.name(i, perhaps)
	}
	return -1
}

// opens tells whether a sentence begins with the word i.
func (f *nameFinder) opens(i int) bool {
	gap := strings.TrimRight(f.at(i).gap, " \t\u00a0«\"(")
	return i == 0 && strings.Trim(gap, string(filler)) == gap || gap != "" && strings.ContainsAny(gap[len(gap)-1:], ".!?\n\r")
}

// titled reads Mr Smith, Mrs. Patel, г-н Иванов, господин Иванов.
func (f *nameFinder) titled(i int) int {
	w := f.words[i]
	if in(w.Text, titles) && f.at(i+1).near(".") {
		if f.at(i + 1).upper {
			return f.name(i+1, surely)
		}
		return f.name(i+1, perhaps)
	}
	return -1
}

// whole reads a name that shows itself by its parts, wherever it stands: Мария Ивановна, Иванов Иван Иванович,
// Анне Смирновой, Петров И. И.
func (f *nameFinder) whole(i int) int {
	w, next := f.words[i], f.at(i+1)
	if !w.upper || w.number() || !cyrillic(w.Text) || text.Stop(w.Text) || i <= f.reserved {
		return -1
	}
	initial := func(w word) bool { return w.upper && len([]rune(w.Text)) == 1 && w.near(".") }
	last := -1
	switch {
	case next.joined() && next.upper && f.at(i+2).joined() && patronymic(f.at(i+2).Text) && !cueWord(w.Text) && f.given.bends(next.Text):
		last = i + 2
	case next.joined() && patronymic(next.Text) && (f.given.bends(w.Text) || next.upper):
		last = i + 1
		if f.at(i+2).joined() && f.at(i+2).upper && surname(f.at(i+2).Text) {
			last = i + 2
		}
	case next.joined() && next.upper && (f.given.bends(w.Text) && surname(next.Text) || surname(w.Text) && f.given.bends(next.Text)) && !cueWord(w.Text) && !cueWord(next.Text):
		last = i + 1
	case surname(w.Text) && next.joined() && initial(next) && initial(f.at(i+2)) && f.at(i+2).gap != "":
		last = i + 2
	}
	if last < 0 || f.own.named(f.words[i:last+1]) {
		return -1
	}
	return f.take(i, last)
}

// addressed reads a known name that a sentence is addressed to: Мария, а когда …; …, Anna.
func (f *nameFinder) addressed(i int) int {
	w, next := f.words[i], f.at(i+1)
	if !w.upper || !f.given.has(w.Text) || f.own.words[w.Text] && !cyrillic(w.Text) {
		return -1
	}
	last := f.more(i)
	next = f.at(last + 1)
	ends := last+1 >= len(f.words) && strings.Trim(f.s[f.words[last].End:], " .!?)\n\r") == "" || strings.ContainsAny(strings.TrimLeft(next.gap, " ")+" ", ".!?\n") && f.closes(last)
	if f.opens(i) && strings.HasPrefix(next.gap, ",") || strings.HasPrefix(w.gap, ",") && (strings.HasPrefix(next.gap, ",") || ends) && i > 0 && !f.words[i-1].upper {
		return f.name(i, perhaps)
	}
	return -1
}

// signed reads a name that is the last line of a message, by itself.
func (f *nameFinder) signed(i int) int {
	w := f.words[i]
	if !w.upper || !strings.Contains(w.gap, "\n") && i > 0 || !f.given.has(w.Text) {
		return -1
	}
	last := f.more(i)
	if last+1 < len(f.words) || strings.Trim(f.s[f.words[last].End:], " .,!\n\r\t)") != "" {
		return -1
	}
	if i == 0 && !f.asked(0, func(w string) bool {
		return in(w, "зовут имя имени обращаться представьтесь фио name called speaking")
	}) {
		return -1
	}
	return f.name(i, perhaps)
}

// asksName tells whether a word is of a question for a name.
func asksName(w string) bool {
	return in(w, "зовут имя имени обращаться представьтесь фио name called speaking")
}
