package frame

import (
	"fmt"
	"io/fs"
	"strings"
)

// Words is the language of a page. A text has as its key either its own English wording or a name
// under which en.txt has it; ru.txt has all of them.
type Words struct {
	Language string // ru or en
	Texts    map[string]string
}

// NewWords reads the words of a language, English for any but ru, from a folder of fsys, beside those that all
// pages share: each line of en.txt and ru.txt is a key, a bar between two blanks and the text.
func NewWords(fsys fs.FS, dir, language string) Words {
	if language != "ru" {
		language = "en"
	}
	w := Words{Language: language, Texts: map[string]string{}}
	w.read(files, "files")
	w.read(fsys, dir)
	return w
}

func (w Words) read(fsys fs.FS, dir string) {
	data, err := fs.ReadFile(fsys, dir+"/"+w.Language+".txt")
	if err != nil {
		return // its keys are readable English
	}
	for line := range strings.Lines(string(data)) {
		key, text, found := strings.Cut(strings.TrimRight(line, "\n"), " | ")
		if found {
			w.Texts[key] = text
		}
	}
}

// T gives a text, with its %s filled in.
func (w Words) T(key string, args ...any) string {
	text, known := w.Texts[key]
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
func (w Words) N(n int, key string, args ...any) string {
	forms := strings.Split(w.T(key), "/")
	form := forms[min(w.Form(n), len(forms)-1)]
	return fmt.Sprintf(form, append([]any{w.Int(n)}, args...)...)
}

// Form is which of three forms goes with n: that of 1, of 2 or of 5. English has the first and the last.
func (w Words) Form(n int) int {
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
func (w Words) Name(kind, value string) string {
	if text, known := w.Texts[kind+"."+value]; known {
		return text
	}
	return value
}
