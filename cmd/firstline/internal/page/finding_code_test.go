package page

import (
	"path/filepath"
	"strings"
	"testing"
)

// composed are the functions that take what is said with something before it or behind it.
var composed = []struct {
	dir, name string
	at        int
	form      string
}{
	{"docx", "omit", 0, "left out 7 %s"},
	{"html", "drop", 1, "%s 7"},
}

// unsaid are texts that need no Russian of their own, with the reason why.
var unsaid = map[string]string{
	"%s: %s":                                 "a part of a Word document or a workbook, and what an unpacker or a parser says of it",
	"%s: %s: %s":                             "an error of a type that reads itself: the project has such types, files have none",
	"%s%s%d: %s":                             "a cell and a note on it, each of which is found on its own",
	"%d: %s":                                 "a cell without a column, which there is not",
	"left out %d %s":                         "found by what is left out, see composed",
	"the PDF has 1 %s":                       "there is one word: page",
	"the PDF has %d %s":                      "there is one word: pages",
	"the PDF is a scan: 1 %s without text":   "there is one word for it: page of pictures",
	"the PDF is a scan: %d %s without text":  "there is one word for it: pages of pictures",
	"decode %s into %s, which is no pointer": "a mistake in the program",
	"enough":                                 "ends a search",
	"%s gave %d vectors for %d texts":        "stops an ingest",
	"%s: another model answers under this name now; the next ingest embeds everything anew": "stops a search",
	`%s gave a vector that is not a number, for "%s"`:                                       "stops an ingest",
	`%s gave a vector of zeros, for "%s"`:                                                   "stops an ingest",
	"this is a binary file":                                                                 "of an export of dialogs, and not of knowledge",
	"a file that is packed has to be unpacked first":                                        "the same",
	"a character cannot be written in %s":                                                   "stops a mending",
	"save the file as UTF-8 first":                                                          "stops a mending",
	"passage has no vector":                                                                 "a mistake in the program",
	"%s.lock":                                                                               "a name of a file",
	"%s cannot be written: %s":                                                              "stops an ingest",
	"in the other layout of the keyboard":                                                   "of a question",
	"as Russian in Latin letters":                                                           "of a question",
	"not a file":                                                                            "of the index, and not of what it is made of",
	"the index was changed meanwhile by another firstline":                                  "stops an ingest",
}

// What the code says of files has a form.
func TestSpokenForms(t *testing.T) {
	const root = "../../../../"
	patterns := []string{root + "kb/yaml/*.go", root + "kb/store/*.go", "../../read_input.go"}
	for _, dir := range folders(t, root+"kb/source") {
		patterns = append(patterns, filepath.Join(dir, "*.go"))
	}
	f, found, needed := russian(t), 0, map[string]bool{}
	for _, pattern := range patterns {
		for written, place := range newSpoken(t, pattern).all() {
			found++
			shown := strings.NewReplacer(string(anyText), "%s", string(anyNumber), "%d").Replace(written)
			shown = strings.NewReplacer("an item of %s: ", "%s: ", "an item: ", "%s: ", "the file: ", "%s: ").Replace(shown)
			if unsaid[shown] != "" {
				needed[shown] = true
				continue
			}
			text := strings.NewReplacer(string(anyText), "Xyz", string(anyNumber), "7").Replace(written)
			amount := strings.NewReplacer(string(anyText), "7", string(anyNumber), "7").Replace(written)
			if !f.whole(text) && !f.whole(amount) {
				t.Errorf("%s: no form in html/findings.ru.txt is that of %q", strings.TrimPrefix(place, root), shown)
			}
		}
	}
	if found < 400 {
		t.Errorf("only %d texts were found", found)
	}
	for text := range unsaid {
		if !needed[text] {
			t.Errorf("an exception that nothing needs: %q", text)
		}
	}
}

// What is left out of a document, which the code puts together with how much of it there is, has a form.
func TestComposedForms(t *testing.T) {
	f := russian(t)
	for _, c := range composed {
		s, found := newSpoken(t, filepath.Join("../../../../kb/source", c.dir, "*.go")), 0
		for _, call := range s.calls[c.name] {
			for _, value := range s.values(scoped{in: call.in, Expr: call.Args[c.at]}, 0) {
				if value == "" || value == string(anyText) {
					continue
				}
				found++
				if sample := strings.Replace(c.form, "%s", value, 1); !f.whole(sample) {
					t.Errorf("no form in html/findings.ru.txt is that of %q", sample)
				}
			}
		}
		if found < 3 {
			t.Errorf("%s: only %d were found", c.dir, found)
		}
	}
}

// whole tells whether a message has a form, and the messages inside of it have, too.
func (f findings) whole(s string) bool {
	if strings.Trim(s, "Xyz7") == "" {
		return true
	}
	for _, form := range f.forms {
		caught, ok := form.english.match(s)
		if !ok {
			continue
		}
		for i, gap := range form.english.gaps {
			if gap.verb == message && f.inner(caught[i]) == caught[i] && !f.whole(caught[i]) {
				return false
			}
		}
		return true
	}
	return false
}
