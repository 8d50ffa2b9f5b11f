package page

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"firstline/eval/report/frame"
	"firstline/eval/report/frame/frametest"
	"firstline/kb"
	"firstline/kb/store"
)

// hostile is text that would be something else on a page which did not escape it.
const hostile = `</script><img src=x onerror=alert(1)>"'&amp;` + "\x00\x1b[31m\xff`{{.}}"

func prices() *kb.Source {
	return &kb.Source{
		Path: "kb/цены.xlsx", Kind: kb.KindPrices, Encoding: "windows-1251", Certainty: 0.87,
		Rows:    kb.Rows{Total: 52, Entries: 3, Headings: 1, Blank: 1, Skipped: 47},
		Skipped: skips(),
		Problems: []kb.Finding{{
			Pos: kb.Pos{Path: "kb/цены.xlsx", Sheet: "Лист1", Line: 2}, Code: "KB1", Severity: kb.Warning,
			Message: "the old price 400.00 is below the price 1990.00", Hint: "swap them",
		}},
		Entries: []kb.Entry{
			{
				ID: "kb/цены.xlsx#a-1", Kind: kb.Item, Title: "Стол", Path: []string{"Мебель", "Дом"}, Body: "Розница: от 1 990 ₽\nМатериал: дуб",
				Prices: []kb.Price{
					{Label: "Розница", Amount: "1990.00", Currency: "RUB", Qualifier: "from", Old: "2500.00", Unit: "шт", Text: "от 1 990 ₽"},
					{Label: "Опт", Text: "по запросу"},
					{Label: "Срочно", Percent: "20", Qualifier: "plus", Text: "+20 %"},
				},
				Source: kb.Pos{Path: "kb/цены.xlsx", Sheet: "Лист1", Line: 2, EndLine: 2},
			},
			{ID: "kb/цены.xlsx#a-2", Kind: kb.Item, Title: "Стул", Prices: []kb.Price{{Amount: "400.00", Max: "450.00", Currency: "USD", Text: "400–450"}}, Source: kb.Pos{Line: 3, EndLine: 4}},
			{ID: "kb/цены.xlsx#x", Kind: kb.Item, Title: hostile, Prices: []kb.Price{{Text: hostile, Label: hostile}}},
		},
	}
}

func skips() (all []kb.Skipped) {
	for line := 12; line <= 48; line++ {
		all = append(all, kb.Skipped{Sheet: "Лист1", Line: line, Reason: "no price"})
	}
	return append(all, kb.Skipped{Sheet: "Лист1", Line: 51, Reason: hostile})
}

func guide() *kb.Source {
	return &kb.Source{
		Path: "kb/guide.md", Kind: kb.KindDocument, Encoding: "utf-8", Rows: kb.Rows{Total: 9, Entries: 7, Headings: 2},
		Entries: []kb.Entry{{
			ID: "kb/guide.md#install", Kind: kb.Section, Title: "Установка", Also: []string{"как поставить", hostile}, Path: []string{"Начало"},
			Body:   "Вставьте код:\n\n```html\n<b>жирно</b>\n```\n\nГотово.",
			Images: []kb.Image{{Src: "kb/a.png", Alt: "экран"}, {Src: "kb/gone.png"}},
			Place:  &kb.Place{Element: "button", Side: "слева", Order: 3}, Source: kb.Pos{Line: 3, EndLine: 14},
		}},
	}
}

func sample(language string) Page {
	diff := store.Diff{
		Added: 1, Changed: 2, Removed: 1, Kept: 3, Renamed: 4,
		Sources: []store.SourceDiff{
			{Source: kb.Source{Path: "kb/цены.xlsx"}, Status: store.Changed},
			{Source: kb.Source{Path: "kb/guide.md"}, Status: store.Renamed, From: "kb/old.md"},
			{Source: kb.Source{Path: "kb/same.md"}, Status: store.Kept},
		},
		Changes: []store.Change{
			{Entry: "kb/цены.xlsx#a-1", Title: "Стол", Change: store.Changed, Prices: []store.PriceChange{
				{Label: "Розница", Old: "1500.00", New: "1990.00", Currency: "RUB", Percent: new(32.666666667)},
				{Label: "Опт", Old: "1200.00", Currency: "RUB"},
				{Label: "VIP", Old: "10.00", New: "10.00", Currency: "USD", OldCurrency: "EUR", Endless: true},
			}},
			{Entry: "kb/guide.md#install", Title: hostile, Change: store.Changed, Was: hostile, Now: "Стало иначе"},
			{Entry: "kb/цены.xlsx#new", Title: "Полка", Change: store.Added},
			{Entry: "kb/цены.xlsx#old", Title: "Шкаф", Change: store.Removed},
		},
	}
	return Page{
		Language: language,
		Files: []File{
			{Source: prices(), Status: store.Changed},
			{Source: guide(), Status: store.Renamed, From: "kb/old.md", Missing: func(src string) bool { return src == "kb/gone.png" }},
		},
		Refused: []kb.Finding{
			{Pos: kb.Pos{Path: "kb/scan.pdf"}, Message: "the PDF has no text", Hint: "save it as text"},
			{Pos: kb.Pos{Path: "kb/b.html"}, Message: hostile},
		},
		Changes: &Changes{Diff: diff, Gates: []Gate{{"price_change > 20%", "1 item", false}, {"removed > 10", "it is 1", true}}},
	}
}

func written(t *testing.T, p Page) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, p); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Whatever the files hold, the page is well-formed, loads nothing, and links only to places that it has.
func TestSound(t *testing.T) {
	for name, p := range map[string]Page{
		"ru": sample("ru"), "en": sample("en"), "empty": {}, "nothing compared": {Files: []File{{Source: guide()}}},
		"written": {Changes: &Changes{Written: true}},
	} {
		t.Run(name, func(t *testing.T) {
			page := written(t, p)
			elements, ids := frametest.Sound(t, page)
			for _, e := range elements {
				if href, ok := e.Attributes["href"]; ok && !ids[href[1:]] {
					t.Errorf("nothing is at %s", href)
				}
			}
			frametest.Policy(t, page)
			if written(t, p) != page {
				t.Error("the same gives another page")
			}
		})
	}
}

// What a colleague looks for is there in their language.
func TestSays(t *testing.T) {
	for language, phrases := range map[string][]string{
		"ru": {
			"Что изменится в базе знаний", "2 файла", "4 записи", "пропущено: 47", "Ничего не записано", "kb/scan.pdf : в файле PDF нет текста", "подсказка: save it as text",
			"windows-1251 (87 %)", "Лист1!12–48 нет цены 37 строк", "Лист1!2 старая цена 400,00 ниже цены 1 990,00 подсказка: swap them", "строк: 52", "пропущено: 47",
			"Лист1!2 Стол Мебель › Дом #a-1 Розница: от 1 990,00 ₽ / шт было: 2 500,00", "Опт: по запросу", "Срочно: плюс 20 %", "Материал: дуб", "400,00–450,00 USD",
			"Установка 3–14 также: как поставить", "кнопка, слева, шаг 3", "Вставьте код: <b>жирно</b> Готово.", "картинка: kb/gone.png файла нет", "переименован kb/old.md → kb/guide.md",
			"Стол kb/цены.xlsx#a-1 Розница 1 500,00 ₽ 1 990,00 ₽ +32,7 %", "Опт 1 200,00 ₽ — цены больше нет", "VIP 10,00 EUR 10,00 USD другая валюта",
			"Стало иначе", "Полка kb/цены.xlsx#new", "Шкаф kb/цены.xlsx#old", "не пройдено price_change > 20% 1 товар или услуга", "выполнено removed > 10 на деле 1",
		},
		"en": {
			"What would change in the knowledge base", "2 files", "4 entries", "skipped: 47", "windows-1251 (87%)", "from 1,990.00 RUB / шт was 2,500.00",
			"button, слева, step 3", "+32.7%", "no price any more", "stops it price_change > 20% 1 item", "the old price 400.00 is below the price 1990.00", "kb/scan.pdf : the PDF has no text", "Лист1!12–48 no price 37 lines",
		},
	} {
		text := frametest.Text(written(t, sample(language)))
		for _, phrase := range phrases {
			if !strings.Contains(text, phrase) {
				t.Errorf("%s: it does not say %q", language, phrase)
			}
		}
		if t.Failed() {
			t.Log(text)
		}
	}
}

// Text of the files stays text.
func TestEscapes(t *testing.T) {
	page := written(t, sample("ru"))
	if strings.Contains(page, "<img") || strings.Contains(page, "\x00") || strings.Contains(page, "\x1b") {
		t.Error("it is there as it is")
	}
	if n := strings.Count(frametest.Text(page), "onerror=alert(1)"); n < 5 {
		t.Errorf("it is shown %d times", n)
	}
}

// A page stays small enough to be sent, and says what it leaves out; a small file is shown whole.
func TestLarge(t *testing.T) {
	many := &kb.Source{Path: "kb/many.csv", Kind: kb.KindPrices}
	for i := range 60_000 {
		many.Entries = append(many.Entries, kb.Entry{
			ID: fmt.Sprintf("kb/many.csv#%d", i), Title: fmt.Sprintf("Товар %d %s", i, strings.Repeat("<", i%40)), Body: "Цена: 9 ₽\nЕщё: " + strings.Repeat("&", i%60),
			Prices: []kb.Price{{Label: "Цена", Amount: "9.00", Currency: "RUB", Text: "9 ₽"}}, Source: kb.Pos{Line: i},
		})
	}
	long := &kb.Source{Path: "kb/long.md", Entries: []kb.Entry{{ID: "kb/long.md#a", Title: "Длинный", Body: strings.Repeat("слово ", 100_000)}}}
	page := written(t, Page{Language: "ru", Files: []File{{Source: many}, {Source: long}, {Source: guide()}}})
	t.Logf("%d bytes", len(page))
	if len(page) > 10<<20 || len(page) < 4<<20 {
		t.Errorf("%d bytes", len(page))
	}
	text := frametest.Text(page)
	for _, phrase := range []string{"здесь не показан", "… и ещё", "Вставьте код", "Длинный"} {
		if !strings.Contains(text, phrase) {
			t.Errorf("it does not say %q", phrase)
		}
	}
	ten := written(t, Page{Files: []File{{Source: &kb.Source{Path: many.Path, Kind: many.Kind, Entries: many.Entries[:10_000]}}}})
	if n := strings.Count(ten, `<tr class="entry"`); n != 10_000 || len(ten) > 10<<20 {
		t.Errorf("%d of 10,000 entries are shown, in %d bytes", n, len(ten))
	}
}

// Every text of the page is there in Russian, and none is kept that nothing asks for.
func TestWords(t *testing.T) {
	asked := map[string]bool{"shown": true}
	find := func(pattern, text string) {
		for _, match := range regexp.MustCompile(pattern).FindAllStringSubmatch(text, -1) {
			key, err := strconv.Unquote(match[1])
			if err != nil {
				t.Fatal(err)
			}
			asked[key] = true
		}
	}
	templates, _ := fs.Glob(htmlFiles, "html/*.html")
	for _, name := range templates {
		data, _ := htmlFiles.ReadFile(name)
		find(`\bt ("[^"]*")`, string(data))
	}
	sources, _ := filepath.Glob("*.go")
	for _, name := range sources {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(name, "_test.go") {
			find(`\bv\.T\(("[^"]*")`, string(data))
			find(`\bv\.N\([^"\n]*, ("[^"]*")`, string(data))
		}
	}
	if len(asked) < 60 {
		t.Fatalf("only %d texts were found", len(asked))
	}
	ru, en := frame.NewWords(htmlFiles, "html", "ru"), frame.NewWords(htmlFiles, "html", "en")
	for key := range asked {
		if ru.Texts[key] == "" {
			t.Errorf("not in html/ru.txt: %q", key)
		}
	}
	value := regexp.MustCompile(`^[a-z]+\.[a-z]+$`)
	shared := frame.NewWords(fstest.MapFS{}, ".", "ru").Texts
	for key := range ru.Texts {
		if !asked[key] && shared[key] == "" && !value.MatchString(key) {
			t.Errorf("nothing asks for %q of html/ru.txt", key)
		}
		if value.MatchString(key) && en.Texts[key] == "" {
			t.Errorf("not in html/en.txt: %q", key)
		}
	}
	for key := range en.Texts {
		if ru.Texts[key] == "" {
			t.Errorf("only in html/en.txt: %q", key)
		}
	}
}
