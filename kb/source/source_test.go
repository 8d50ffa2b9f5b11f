package source

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"firstline/kb"
)

func TestHash(t *testing.T) {
	fsys := fstest.MapFS{
		"a.md": {Data: []byte("# A\n\ntext")}, "b.md": {Data: []byte("# A\n\ntext")}, "c.md": {Data: []byte("# A\n\nother")},
	}
	seen := map[string]string{}
	for name, o := range map[string]Options{
		"a.md":         {},
		"b.md":         {},
		"c.md":         {},
		"a.md as faq":  {Kind: kb.KindFAQ},
		"a.md in 1251": {Encoding: "windows-1251"},
		"a.md in en":   {Language: "en"},
	} {
		file, _, _ := strings.Cut(name, " ")
		hash, err := Hash(fsys, []string{file}, o)
		if err != nil {
			t.Fatal(err)
		}
		s, err := Load(fsys, []string{file}, o)
		if err != nil {
			t.Fatal(err)
		}
		if s.Hash != hash || len(hash) != 64 {
			t.Errorf("%s: Load says %s, Hash %s", name, s.Hash, hash)
		}
		if other := seen[hash]; other != "" {
			t.Errorf("%s and %s have one hash", name, other)
		}
		seen[hash] = name
	}
}

// TestSeveralFiles: files that make one source keep their own paths and ids.
func TestSeveralFiles(t *testing.T) {
	fsys := fstest.MapFS{"a.md": {Data: []byte("# A\n\ntext")}, "b.md": {Data: []byte("# A\n\ntext")}}
	s, err := Load(fsys, []string{"a.md", "b.md"}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	checkSource(t, s)
	var ids []string
	for _, e := range s.Entries {
		ids = append(ids, e.ID)
	}
	if diff := cmp.Diff([]string{"a.md#a", "b.md#a"}, ids); diff != "" || s.Path != "a.md" || s.Rows.Total != 4 {
		t.Error(diff, s.Path, s.Rows)
	}
}

// TestIDs: an id does not change with an answer or a price, and what the author gives goes first.
func TestIDs(t *testing.T) {
	ids := func(name, text string) map[string]string {
		got := map[string]string{}
		for _, e := range mustLoad(t, name, text).Entries {
			got[e.ID] = e.Title
		}
		return got
	}
	before := ids("p.csv", "Название;Цена;Остаток\nЧай;100;5\nЧай;200;5\nКофе;300;5\n")
	after := ids("p.csv", "Название;Цена;Остаток\nЧай;150;4\nЧай;250;0\nКофе;350;9\n")
	if diff := cmp.Diff(before, after); diff != "" {
		t.Error("prices and stock change ids:", diff)
	}
	tests := []struct {
		name, file, text string
		want             []string
	}{
		{"anchor first", "a.md", "# Б\n\n1\n\n# Б {#b}\n\n2\n\n# Б\n\n3\n", []string{"a.md#b", "a.md#b-2", "a.md#b-3"}},
		{"doubled anchor", "a.md", "# Б {#x}\n\n1\n\n# В {#x}\n\n2\n", []string{"a.md#x", "a.md#x-2"}},
		{"a taken number", "a.md", "# A 2\n\n1\n\n# A\n\n2\n\n# A\n\n3\n", []string{"a.md#a", "a.md#a-2", "a.md#a-3"}},
		{"no letters", "a.md", "# ???\n\n1\n\n# !!!\n\n2\n", []string{"a.md#section", "a.md#section-2"}},
		{"id column", "a.csv", "id;Вопрос;Ответ\nq7;Как?;Так.\n", []string{"a.csv#q7"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := ids(test.file, test.text)
			if len(got) != len(test.want) {
				t.Fatalf("%v", got)
			}
			for _, id := range test.want {
				if _, ok := got[id]; !ok {
					t.Errorf("no %s among %v", id, got)
				}
			}
		})
	}
}

// TestFormats: content tells more than the name.
func TestFormats(t *testing.T) {
	tests := []struct {
		file, text string
		want       kb.SourceKind
	}{
		{"a.txt", "# Заголовок\n\nтекст", kb.KindDocument},
		{"a.txt", "Вопрос;Ответ\nКак?;Так\nГде?;Там", kb.KindFAQ},
		{"a", "name,price,stock\ntea,$5,3\ncoffee,$6,4", kb.KindPrices},
		{"a.txt", `{"title":"a","body":"b"}`, kb.KindEntries},
		{"a.csv", `{"title":"a","body":"b"}`, kb.KindEntries},
		{"a.txt", "Одна строка, другая, третья.\nЕщё одна.", kb.KindDocument},
		{"a.mdx", "---\nkind: faq\n---\n# A\n\nb", kb.KindFAQ},
	}
	for _, test := range tests {
		if s := mustLoad(t, test.file, test.text); s.Kind != test.want {
			t.Errorf("%s with %.20q is read as %s, want %s", test.file, test.text, s.Kind, test.want)
		}
	}
}

// TestExcelSeparator: Excel names the separator in a line of its own.
func TestExcelSeparator(t *testing.T) {
	s := mustLoad(t, "a.csv", "sep=;\nНазвание;Цена\nЧай;100\n")
	if len(s.Entries) != 1 || s.Entries[0].Source.Line != 3 || s.Rows.Headings != 2 {
		t.Errorf("%+v", s)
	}
}

// TestLongTable: every row of a long table of multi-line cells is an entry, with its lines.
func TestLongTable(t *testing.T) {
	const rows = 13_000
	var b strings.Builder
	b.WriteString("Вопрос,Ответ\n")
	for range rows {
		b.WriteString("\"Как, быть?\",\"Первая строка\nвторая \"\"в кавычках\"\"\"\n")
	}
	s := mustLoad(t, "faq.csv", b.String())
	last := s.Entries[len(s.Entries)-1]
	if len(s.Entries) != rows || last.Source.Line != 2*rows || last.Source.EndLine != 2*rows+1 || last.ID != "faq.csv#kak-byt-13000" {
		t.Errorf("%d entries, the last is %+v", len(s.Entries), last)
	}
}

// TestCommentsKeepLines: a comment is in no body, and the lines below it keep their numbers.
func TestCommentsKeepLines(t *testing.T) {
	s := mustLoad(t, "a.md", "# A\n<!-- one\n# no heading\n-->\ntext <!-- two --> here\n\n<!-- never closed\nstays\n")
	e := s.Entries[0]
	if len(s.Entries) != 1 || e.BodyLine != 5 || e.Body != "text  here\n\n<!-- never closed\nstays" {
		t.Errorf("%+v", e)
	}
}

func TestFrontMatterMistake(t *testing.T) {
	s := mustLoad(t, "a.md", "---\ntitle: a: b: [\n---\n# A\n\ntext\n")
	if len(s.Problems) == 0 || s.Problems[0].Code != badFront || s.Problems[0].Pos.Line != 2 {
		t.Errorf("%+v", s.Problems)
	}
	if len(s.Entries) != 1 || s.Entries[0].Source.Line != 4 {
		t.Errorf("%+v", s.Entries)
	}
}

func TestRoleOf(t *testing.T) {
	for header, want := range map[string]role{
		"Вопрос из БЗ": questionRole, "Ответ на вопрос": answerRole, "Question": questionRole, "Как ещё спрашивают": alsoRole,
		"Другие вопросы": alsoRole, "Aliases": alsoRole, "Цена, ₽": priceRole, "Цена за год": priceRole, "USD": priceRole, "Розница": priceRole,
		"Price was": oldPriceRole, "Старая цена": oldPriceRole, "Код товара": articleRole, "SKU": articleRole, "Артикул": articleRole,
		"Группа товаров": categoryRole, "Название категории": categoryRole, "Наименование услуги": titleRole, "Product": titleRole,
		"Остаток, шт": stockRole, "Кол-во": stockRole, "In stock": stockRole, "Вес, г": neverRole, "Год": neverRole, "EAN": neverRole,
		"Страна": unknownRole, "": unknownRole, "VAT": unknownRole, "ID": idRole,
	} {
		if got := roleOf(header); got != want {
			t.Errorf("%q is %q, want %q", header, got, want)
		}
	}
}

// TestColumns: what the project names goes before every guess.
func TestColumns(t *testing.T) {
	text := "Строка;Сумма;Код\nЧай;100;7\nКофе;200;8\n"
	s, err := load(t, "a.csv", text, Options{Columns: map[string]string{"title": "код", "price": "Сумма", "other": "строка"}})
	if err != nil {
		t.Fatal(err)
	}
	e := s.Entries[1]
	if e.Title != "8" || len(e.Prices) != 1 || e.Prices[0].Amount != "200.00" || e.Body != "Сумма: 200\nСтрока: Кофе" {
		t.Errorf("%+v", e)
	}
}
