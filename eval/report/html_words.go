package report

import (
	"fmt"
	"strings"
)

// htmlWords is the language of a page. A text has as its key either its own English wording or a name
// under which html/en.txt has it; html/ru.txt has all of them.
type htmlWords struct {
	Language string // ru or en
	texts    map[string]string
}

func newWords(language string) htmlWords {
	if language != "ru" {
		language = "en"
	}
	w := htmlWords{Language: language, texts: map[string]string{}}
	data, err := htmlFiles.ReadFile("html/" + language + ".txt")
	if err != nil {
		return w // its keys are readable English
	}
	for line := range strings.Lines(string(data)) {
		key, text, found := strings.Cut(strings.TrimRight(line, "\n"), " | ")
		if found {
			w.texts[key] = text
		}
	}
	return w
}

// T gives a text, with its %s filled in.
func (w htmlWords) T(key string, args ...any) string {
	text, known := w.texts[key]
	if !known {
		text = key
	}
	if len(args) > 0 {
		return fmt.Sprintf(text, args...)
	}
	return text
}

// N gives the one of a text's forms, which / separates, that goes with n: in English of one and of
// more, in Russian of 1, of 2 and of 5. Its first %s is n.
func (w htmlWords) N(n int, key string, args ...any) string {
	forms := strings.Split(w.T(key), "/")
	form := forms[min(w.form(n), len(forms)-1)]
	return fmt.Sprintf(form, append([]any{w.Int(n)}, args...)...)
}

func (w htmlWords) form(n int) int {
	switch {
	case w.Language == "en" && n == 1, w.Language == "ru" && n%10 == 1 && n%100 != 11:
		return 0
	case w.Language == "ru" && n%10 >= 2 && n%10 <= 4 && (n%100 < 12 || n%100 > 14):
		return 1
	}
	return 2
}

// Name gives the word for a value of the results, such as handed_off; for one that is not known,
// the value itself.
func (w htmlWords) Name(kind, value string) string {
	if text, known := w.texts[kind+"."+value]; known {
		return text
	}
	return value
}

// htmlTerm is a word of the page, explained.
type htmlTerm struct{ Word, Means string }

func (w htmlWords) howTo() []htmlTerm {
	var all []htmlTerm
	for _, name := range []string{
		"resolution", "pass", "contained", "interval", "turns", "outcome", "handoff", "cause", "coverage",
		"retrieval", "comparison", "repeat", "error", "industry",
	} {
		all = append(all, htmlTerm{w.T("term." + name), w.T("means." + name)})
	}
	return all
}
