package redact

import "strings"

// greeted reads Здравствуйте, Мария Ивановна! and Hi John, and Мария, здравствуйте.
func (f *nameFinder) greeted(i int) int {
	if !f.greeting(i) {
		return f.greets(i)
	}
	next := f.at(i + 1)
	switch {
	case in(next.Text, "уважаемый уважаемая дорогой дорогая dear вам большое again и") && next.near(","):
		return -1 // it is read by itself
	case next.upper && (endsLine(next.gap) || next.near(",") && !thanks(f.words[i].Text)):
		return f.name(i+1, usually)
	case next.near(",.!-–—") || endsLine(next.gap):
		return f.name(i+1, perhaps)
	}
	return -1
}

// thanks tells whether a word ends what anything may follow with a capital, rather than a name: Thanks, Perfect!
func thanks(w string) bool { return in(w, "thanks thank thankyou thx cheers you much sorry") }

// greets reads a name that begins a sentence in front of a greeting.
func (f *nameFinder) greets(i int) int {
	if !f.opens(i) || !f.given.has(f.words[i].Text) && !f.words[i].upper {
		return -1
	}
	last := f.more(i)
	next := f.at(last + 1)
	if next.near(",!") && (f.greeting(last+1) || f.greeting(last+2) && in(next.Text, "добрый доброе день доброго good thank до с")) {
		return f.name(i, perhaps)
	}
	return -1
}

// greeting tells whether a greeting, a thank-you or a closing ends with the word i.
func (f *nameFinder) greeting(i int) bool {
	w, before := f.at(i).Text, f.at(i-1).Text
	switch {
	case greetingWord(w), in(w, "день утро вечер evening afternoon") && f.opens(i): // the rest of it is left out
		return true
	case in(w, "best love yours sorry bye goodbye"):
		return f.at(i+1).gap != " "
	}
	return greetingBehind(w, before)
}

// greetingWord tells whether a word is a greeting by itself, also with a usual slip.
func greetingWord(w string) bool {
	switch w {
	case "здравствуйте", "здравствуй", "здрасте", "здрасьте", "здраствуйте", "здравствуите", "здравсвуйте", "здорово", "привет",
		"приветик", "приветствую", "салют", "хай", "уважаемый", "уважаемая", "дорогой", "дорогая", "спасибо", "благодарю", "спс",
		"извините", "простите", "пожалуйста", "hi", "hello", "hey", "hiya", "hallo", "helo", "howdy", "dear", "greetings", "morning",
		"thanks", "thank", "thankyou", "thx", "cheers", "regards", "sincerely", "faithfully", "truly":
		return true
	}
	return false
}

// greetingBehind tells whether a word ends a greeting of two words.
func greetingBehind(w, before string) bool {
	switch w {
	case "день", "вечер", "утро":
		return in(before, "добрый доброе добрыи")
	case "добрый", "доброе":
		return in(before, "день вечер утро")
	case "дня":
		return before == "доброго"
	case "суток":
		return before == "времени"
	case "свидания":
		return before == "до"
	case "уважением":
		return before == "с"
	case "большое", "огромное":
		return before == "спасибо"
	case "afternoon", "evening", "day":
		return before == "good"
	case "you":
		return before == "thank"
	case "much":
		return in(before, "so very")
	case "again":
		return in(before, "hi hello thanks")
	case "wishes":
		return before == "best"
	}
	return false
}

// opens tells whether a sentence begins with the word i.
func (f *nameFinder) opens(i int) bool {
	gap := strings.TrimRight(f.at(i).gap, " \t\u00a0«\"(")
	if i == 0 {
		return strings.IndexByte(gap, filler) < 0
	}
	return gap != "" && strings.ContainsAny(gap[len(gap)-1:], ".!?\n\r")
}
