package lint

import (
	"slices"
	"strings"

	"firstline/kb"
	"firstline/kb/text"
)

// The codes of answers that say nothing.
const (
	saysNothing = "KB407"
	placeholder = "KB408"
)

// unfinished are the marks that an author leaves for later.
var unfinished = text.Pattern(`(?:^|[^\p{L}\d_])(?:TODO|FIXME|TBD|TBA|TBC|XXX|ХХХ|[Ll]orem ipsum|LOREM IPSUM|[Дд]описать|ДОПИСАТЬ|[Рр]ыбный текст|\?{3,})(?:[^\p{L}\d_]|$)|` +
	`\[(?:вставить|вставьте|указать|уточнить|дата|сумма|цена|insert|add|fill in|date|price|amount|tbd|link)[^\]\n]{0,40}\](?:[^(\[]|$)|(?i:здесь будет текст|текст будет позже|coming soon$|placeholder text)`)

// empty finds answers that say nothing, and texts that are not finished.
func empty(c *corpus) []kb.Finding {
	var findings []kb.Finding
	for _, e := range c.entries {
		if e.Kind == kb.Screen || e.Kind == kb.Item {
			continue
		}
		if e.Body != "" && nothing(e) {
			findings = append(findings, finding(saysNothing, c.locate(e, 0, firstLine(e.Body)), "the answer says nothing: "+quoted(e.Body),
				"write the answer itself: an operator has nothing else to say, and the customer is on the site already"))
			continue
		}
		findings = append(findings, c.unfinished(e)...)
	}
	return findings
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return strings.TrimSpace(line)
}

func (c *corpus) unfinished(e *entry) []kb.Finding {
	lines := strings.Split(e.Body, "\n")
	fences := kb.Fences(lines)
	for i, line := range lines {
		if inFence(fences, i) {
			continue
		}
		if !hasAny(line, "TODO FIXME TBD TBA TBC XXX ХХХ orem OREM ??? [ описать Описать ДОПИСАТЬ  ыбный десь oming laceholder екст") {
			continue
		}
		if mark := unfinished().FindString(withoutCode(line)); mark != "" {
			return []kb.Finding{finding(placeholder, c.locate(e, i, strings.TrimSpace(mark)), "the text is not finished: "+quoted(line), "finish it, or take the entry out until it is")}
		}
	}
	return nil
}

// nothing tells whether an answer sends the customer away without a word of its own.
func nothing(e *entry) bool {
	const most = 9 // words
	words := text.Words(e.Body)
	if len(words) > most || len(e.Images) > 0 || len(e.Code) > 0 || strings.ContainsAny(e.Body, "›→|") {
		return false
	}
	for _, f := range text.Facts(e.Body) {
		if f.Kind != text.WebFact || strings.Count(strings.Trim(strings.TrimPrefix(strings.TrimPrefix(f.Text, "https://"), "http://"), "/"), "/") > 0 {
			return false // it says a number, or leads to a page
		}
	}
	if len(words) == 0 {
		return true
	}
	empty := strings.Fields(`см смотр смотрет посмотр сайт наш подробн подробност информац раздел уточня уточн менеджер оператор специалист ссылк страниц
		появ скор позж будет текст ответ запол заполн описан разработк нет дан todo tbd tba fixme xxx ххх пуст n a lorem ipsum здес всё все есть
		see visit site websit more info inform detail check page ask manag operator team come soon later read answer text here pleas contact click link found avail`)
	said := false
	for _, w := range words {
		stem := text.Stem(w.Text)
		if text.Stop(w.Text) || slices.Contains(empty, stem) {
			said = said || slices.Contains(empty, stem)
			continue
		}
		if strings.Contains(w.Text, ".") || isHost(e.Body, w) {
			continue
		}
		return false
	}
	return said
}

// isHost tells whether a word is a part of the address of a site.
func isHost(body string, w text.Word) bool {
	start := strings.LastIndexAny(body[:w.Start], " \n\t") + 1
	end := w.End
	if next := strings.IndexAny(body[end:], " \n\t"); next >= 0 {
		end += next
	} else {
		end = len(body)
	}
	return slices.ContainsFunc(text.Facts(body[start:end]), func(f text.Fact) bool { return f.Kind == text.WebFact })
}
