package text

// told tells whether the span of time whose number begins at tokens[i] is none that somebody has to keep to: how long
// ago or how often a thing was, how old somebody is, how long a customer has waited.
func (t *factual) told(i, unitAt int, unit string) bool {
	next := skipStop(t.tokens, unitAt+1)
	if t.at(next).is("назад") || t.at(next).is("тому") || t.at(next).is("ago") {
		return true
	}
	before := i - 1
	for t.opens(before+1) || t.at(before).is("примерно") || t.at(before).is("about") || t.at(before).is("for") || t.at(before).is("уже") || t.at(before).is("already") {
		before--
	}
	switch w := t.at(before).text; w {
	case "каждые", "каждый", "каждую", "каждое", "every":
		return unit == "minute" || unit == "hour"
	case "ждали", "ждал", "ждала", "прождали", "прождал", "прождала", "подождали", "ждете", "waited", "waiting":
		return true
	case "вам", "тебе", "мне", "ему", "ей", "им", "старше", "младше", "исполнилось", "исполнится":
		return unit == "year" && t.endsPhrase(unitAt+1) && !t.sentenceHas(unitAt, "гаранти", "скидк", "подписк")
	}
	return unit == "year" && (t.at(next).is("old") || t.at(next).is("of") && t.at(next+1).is("age"))
}
