package page

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"firstline/eval/report/frame"
	"firstline/kb"
	"firstline/kb/source"
)

func russian(tb testing.TB) findings {
	tb.Helper()
	f, err := newFindings(frame.NewWords(htmlFiles, "html", "ru"), htmlFiles, "html/findings.ru.txt")
	if err != nil {
		tb.Fatal(err)
	}
	return f
}

func TestFindings(t *testing.T) {
	f := russian(t)
	for english, want := range map[string]string{
		"":              "",
		"file is empty": "файл пуст",
		"the sheet is hidden: none of its 15 rows is used":                           "лист скрыт: 15 строк не использовано",
		"the sheet is hidden: none of its 1 rows is used":                            "лист скрыт: 1 строка не использована",
		"the sheet is hidden: none of its 1502 rows is used":                         "лист скрыт: 1 502 строки не использованы",
		"the sheet is hidden: none of its many rows is used":                         "the sheet is hidden: none of its many rows is used",
		"the prices of dealers are left out: Trade":                                  "дилерские цены не использованы: Trade",
		"the prices of dealers are left out: column B":                               "дилерские цены не использованы: столбец B",
		"purchase prices are left out: Закупка":                                      "закупочные цены не использованы: Закупка",
		"the prices of dealers are left out: internal":                               "дилерские цены не использованы: internal",
		"which column holds the price does not show: Розница, column B, column AC":   "неясно, в каком столбце цена: Розница, столбец B, столбец AC",
		"the old price 990.00 is below the price 1290.00":                            "старая цена 990,00 ниже цены 1 290,00",
		"damaged XML: XML syntax error on line 3: unexpected EOF":                    "XML повреждён: ошибка в строке 3: файл неожиданно обрывается",
		"a promotion (p1): not read":                                                 "акция (p1): не читается",
		"the price is 0, here and in 0 rows more":                                    "цена равна 0",
		"the price is 0, here and in 21 rows more":                                   "цена равна 0: здесь и ещё в 21 строке",
		"column C (“no price (“x”)”) is hidden and left out":                         "столбец C («no price (“x”)») скрыт и не использован",
		"the row has no name; a row of totals":                                       "в строке нет названия; строка итогов",
		"the row has no name; and more":                                              "the row has no name; and more",
		"a part of the row is left out: no answer; an open quote":                    "часть строки не использована: нет ответа; незакрытая кавычка",
		"left out 13 words around the content: header 2, navigation 3, footer 1,234": "вокруг основного текста не использовано 13 слов: header 2, navigation 3, footer 1,234",
		"left out 12 words around the content: header 2, navigation 10":              "вокруг основного текста не использовано 12 слов: шапка 2, навигация 10",
		"B12: the cell holds the error #REF!":                                        "B12: в ячейке ошибка #REF!",
		"B12: whatever":                                                              "B12: whatever",
		"2 lines were repaired, as “Р°” into “а”: UTF-8 read as windows-1251":        "исправлены 2 строки, например «Р°» → «а»: UTF-8 прочитано как windows-1251",
		"a table is not read as app":                                                 "таблица: как app это не читается",
		"it can be faq or prices":                                                    "возможны: faq или prices",
		"title must be text, not a list":                                             "title: ожидается текст, а указано список",
		"an item of also must be text, not \"a, b\"":                                 "пункт списка also: ожидается текст, а указано «a, b»",
		"the row has 1234 cells, the header 3":                                       "ячеек в строке: 1 234, в заголовке: 3",
		"the anchor 100% is already that of line 1234":                               "якорь 100% уже стоит в строке 1234",
		"it is 12.5 %":          "на деле 12,5 %",
		"2 items":               "2 товара или услуги",
		"nobody ever said this": "nobody ever said this",
		"не по-английски: файл, {{.}} %s": "не по-английски: файл, {{.}} %s",
	} {
		for range 2 { // the second time it is known
			if got := f.say(english); got != want {
				t.Errorf("%q\ngot  %q\nwant %q", english, got, want)
			}
		}
	}
	english, err := newFindings(frame.NewWords(htmlFiles, "html", "en"), htmlFiles, "html/findings.ru.txt")
	if got := english.say("file is empty"); err != nil || got != "file is empty" {
		t.Errorf("in English it is %q (%v)", got, err)
	}
}

// The second gap may come first, and a text is found by the form that says most of it.
func TestReadForms(t *testing.T) {
	f := findings{Words: frame.Words{Language: "ru"}, known: map[string]string{}, forms: readForms(
		"%s has %s\n\tу %s есть %s\n%s is below %s\n\tвыше %[2]s, чем %[1]s\n%s has no %s\n\tнет %[2]s: %[1]s, 5 % [x]\n")}
	for english, want := range map[string]string{
		"a is below b": "выше b, чем a", "a has no b": "нет b: a, 5 % [x]", "a has b": "у a есть b", " has b": "у  есть b", "a is": "a is",
	} {
		if got := f.say(english); got != want {
			t.Errorf("%q: got %q, want %q", english, got, want)
		}
	}
}

// Whatever is said, it is said: what has no form stays, and what stands in gaps is not lost.
func FuzzSay(f *testing.F) {
	for _, s := range []string{"the row has 7 cells, the header x", "%[9]s %]", "column A (“\xff”) is hidden and left out", "B1: left out 3 words around the content: header 3"} {
		f.Add(s)
	}
	said := russian(f)
	f.Fuzz(func(t *testing.T, s string) {
		got, ok := said.one(s)
		if !ok && got != s || s != "" && got == "" {
			t.Errorf("%q becomes %q", s, got)
		}
		if got, _ := said.one("no column is called " + s); !strings.Contains(got, s) {
			t.Errorf("%q is lost: %q", s, got)
		}
		said.say(s)
		readPhrase(s)
	})
}

// What the English leaves open, the Russian has too; where it counts, it has one form or three.
func TestForms(t *testing.T) {
	data, err := htmlFiles.ReadFile("html/findings.ru.txt")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	var last string
	for i, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		russian, is := strings.CutPrefix(line, "\t")
		switch {
		case is == (last == "" || strings.HasPrefix(last, "#")) && line != "" && !strings.HasPrefix(line, "#"):
			t.Errorf("line %d: %q stands alone", i+1, line)
		case is:
			checkForm(t, i+1, last, russian)
		case seen[line] && !strings.HasPrefix(line, "#") && line != "":
			t.Errorf("line %d: %q is there twice", i+1, line)
		}
		seen[line] = true
		if last = line; is {
			last = ""
		}
	}
	if f := russian(t); len(f.forms) < 300 {
		t.Errorf("only %d forms were read", len(f.forms))
	}
}

func checkForm(t *testing.T, line int, english, russian string) {
	t.Helper()
	p := readPhrase(english)
	variants := []string{russian}
	if p.counts() {
		variants = strings.Split(russian, "/")
	}
	if len(variants) != 1 && len(variants) != 3 {
		t.Errorf("line %d: %d forms", line, len(variants))
	}
	for i := range len(p.gaps) - 1 {
		if p.texts[i+1] == "" {
			t.Errorf("line %d: where a gap ends does not show", line)
		}
	}
	for _, v := range variants {
		var at []int
		for _, gap := range readPhrase(v).gaps {
			at = append(at, gap.at)
			if gap.at >= len(p.gaps) || gap.verb != p.gaps[gap.at].verb {
				t.Errorf("line %d: the English has no such gap: %q", line, v)
			}
		}
		if slices.Sort(at); len(slices.Compact(at)) != len(p.gaps) {
			t.Errorf("line %d: %d gaps in English, %d in Russian: %q", line, len(p.gaps), len(at), v)
		}
		if strings.ContainsAny(v, "“”") || strings.HasSuffix(v, ".") {
			t.Errorf("line %d: not as the page writes: %q", line, v)
		}
	}
}

// All that is said in what the tests of the readers want has a form.
func TestGoldenForms(t *testing.T) {
	f, found := russian(t), 0
	root := os.DirFS("../../../../kb/source")
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !slices.Contains([]string{".txtar", ".golden"}, path.Ext(name)) {
			return err
		}
		data, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		for _, message := range saidIn(string(data)) {
			found++
			if said, ok := f.one(message); !ok {
				t.Errorf("%s: no form in html/findings.ru.txt is that of %q", name, message)
			} else if testing.Verbose() {
				t.Logf("%s\n%s", message, said)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if found < 150 {
		t.Errorf("only %d messages were found", found)
	}
}

// saidIn finds what a golden file says, in the ways in which they have it: reasons, errors and hints
// of JSON, findings as lines of text, and the notes on documents.
func saidIn(golden string) (all []string) {
	position := regexp.MustCompile(`^[\p{L}\w./-]+\.[a-z]+(?:![^:]*)?(?::[0-9]+)?: (?:KB[0-9]+ |[a-z]+-[a-z]+: |(?:partial|outdated|misplaced): )?`)
	for _, match := range regexp.MustCompile(`(?m)^\s*(?:"(reason|[eE]rror|hint)": )?("(?:[^"\\]|\\.)*"),?$`).FindAllStringSubmatch(golden, -1) {
		text, err := strconv.Unquote(match[2])
		if err != nil {
			continue // a string of JSON that is none of Go: no message
		}
		for line := range strings.SplitSeq(text, "\n") {
			placed := position.FindString(line)
			if placed != "" || match[1] == "reason" || match[1] == "hint" {
				message, hint, hinted := strings.Cut(strings.TrimPrefix(line, placed), " (")
				if hinted && match[1] != "" && strings.HasSuffix(hint, ")") && placed != "" {
					all = append(all, message, strings.TrimSuffix(hint, ")"))
				} else {
					all = append(all, strings.TrimPrefix(line, placed))
				}
			}
		}
	}
	for _, match := range regexp.MustCompile(`(?m)^note: [0-9]+: (.*) \((.*)\)$`).FindAllStringSubmatch(golden, -1) {
		all = append(all, match[1])
		if match[2] != "" {
			all = append(all, match[2])
		}
	}
	return all
}

// All that is said of the files of the two companies has a form.
func TestCompanyForms(t *testing.T) {
	f, found := russian(t), 0
	for _, company := range []string{"vestochka", "hobbin"} {
		root := os.DirFS(filepath.Join("../../../../testdata", company))
		err := fs.WalkDir(root, "kb", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			loaded, err := source.Load(root, []string{name}, source.Options{})
			if err != nil {
				return nil //nolint:nilerr // pictures are no sources
			}
			for _, message := range saidOf(loaded) {
				found++
				if f.say(message) == message {
					t.Errorf("%s: no form in html/findings.ru.txt is that of %q", name, message)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if found < 20 {
		t.Errorf("only %d messages were found", found)
	}
}

func saidOf(s *kb.Source) (all []string) {
	for _, skipped := range s.Skipped {
		all = append(all, skipped.Reason)
	}
	for _, p := range s.Problems {
		all = append(all, p.Message)
		if p.Hint != "" {
			all = append(all, p.Hint)
		}
	}
	return all
}
