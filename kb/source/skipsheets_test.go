package source

import (
	"strings"
	"testing"
	"testing/fstest"
)

// A sheet of notes makes no items, the project leaves any sheet out by its name, and one that there is
// not is told.
func TestSheetsLeftOut(t *testing.T) {
	const ru = "[Прайс]\nАртикул|Название|Цена, ₽\nA-1|Плед|3450\nA-2|Подушка|1200\n[Черновик]\ntodo\nспросить у Олега про сертификаты\n[Акции]\nТовар|Цена, ₽\nВаза|900\n"
	const en = "[Prices]\nSKU|Name|Price, £\nA-1|Throw|34.50\nA-2|Cushion|12.00\n[Draft]\ntodo\nask Oleg about certificates\n[Sale]\nItem|Price, £\nVase|9.00\n"
	tests := []struct {
		name, book string
		skip       []string
		titles     string
		reasons    string
		problems   string
		err        string
	}{
		{
			"ru", ru, nil, "Плед Подушка Ваза", "nothing but a title, in a table without prices",
			"table has neither items with prices nor questions with answers", "",
		},
		{
			"en", en, nil, "Throw Cushion Vase", "nothing but a title, in a table without prices",
			"table has neither items with prices nor questions with answers", "",
		},
		{"ru, left out", ru, []string{"Черновик", "Акции"}, "Плед Подушка", "a sheet that skip_sheets leaves out", "", ""},
		{"en, left out", en, []string{"Draft", "Sale"}, "Throw Cushion", "a sheet that skip_sheets leaves out", "", ""},
		{"ru, none of that name", ru, []string{"Черновики"}, "", "", "", "no sheet is called Черновики"},
		{"en, none of that name", en, []string{"Drafts"}, "", "", "", "no sheet is called Drafts"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			files := fstest.MapFS{"kb/p.xlsx": {Data: workbookOf(t, tt.book)}}
			s, err := Load(files, []string{"kb/p.xlsx"}, Options{SkipSheets: tt.skip})
			if tt.err != "" {
				if err == nil || !strings.Contains(err.Error(), tt.err) {
					t.Errorf("error %v, want %s", err, tt.err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			var titles, problems []string
			for _, e := range s.Entries {
				titles = append(titles, e.Title)
			}
			for _, p := range s.Problems {
				problems = append(problems, p.Message)
			}
			if got := strings.Join(titles, " "); got != tt.titles {
				t.Errorf("items %q, want %q", got, tt.titles)
			}
			if got := strings.Join(problems, " "); got != tt.problems {
				t.Errorf("problems %q, want %q", got, tt.problems)
			}
			if len(s.Skipped) < 2 || s.Skipped[0].Reason != tt.reasons {
				t.Errorf("skipped %+v", s.Skipped)
			}
		})
	}
	_, err := Load(fstest.MapFS{"kb/p.csv": {Data: []byte("Товар;Цена\nВаза;900\n")}}, []string{"kb/p.csv"}, Options{SkipSheets: []string{"Черновик"}})
	if err == nil || !strings.Contains(err.Error(), "this is no workbook") {
		t.Errorf("of a table: %v", err)
	}
}
