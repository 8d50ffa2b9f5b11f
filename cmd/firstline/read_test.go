package main

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"firstline/cmd/firstline/internal/firstlinetest"

	"github.com/charmbracelet/lipgloss"

	"firstline/kb"
)

// onTerminal runs a command whose output is a terminal of so many columns.
func onTerminal(t *testing.T, columns int, args ...string) string {
	t.Helper()
	var out bytes.Buffer
	a := &app{
		in: strings.NewReader(""), out: &out, err: &out,
		env: func(string) (string, bool) { return "", false }, clock: nil,
		terminal: func() bool { return true }, width: func() int { return columns },
	}
	if status := a.run(t.Context(), append(args, "--color", "never")); status != done {
		t.Errorf("exit status %d\n%s", status, out.String())
	}
	return out.String()
}

// No line is wider than the terminal, whatever is read; --wide and pipes have everything whole.
func TestReadWidth(t *testing.T) {
	dir := firstlinetest.Sample(t)
	files, err := filepath.Glob(filepath.Join(dir, "kb", "*.*"))
	if err != nil || len(files) < 10 {
		t.Fatal(err, files)
	}
	for _, file := range files {
		for _, columns := range []int{80, 50} {
			for line := range strings.Lines(onTerminal(t, columns, "read", file)) {
				line = strings.TrimRight(line, "\n")
				message := strings.HasPrefix(line, filepath.Base(file)) || strings.HasSuffix(line, " skipped") || strings.HasPrefix(line, "  hint: ")
				if !message && lipgloss.Width(line) > columns {
					t.Errorf("%s: %d columns, not %d: %s", filepath.Base(file), lipgloss.Width(line), columns, line)
				}
			}
		}
	}
	prices := filepath.Join(dir, "kb", "prices.csv")
	cut, wide := onTerminal(t, 80, "read", prices), onTerminal(t, 80, "read", "--wide", prices)
	if !strings.Contains(cut, "…") || strings.Contains(wide, "…") || !strings.Contains(wide, "Настройка инженером «Под ключ»") {
		t.Errorf("cut:\n%s\nwide:\n%s", cut, wide)
	}
	for line := range strings.Lines(onTerminal(t, 80, "-C", dir, "ingest", "--check")) {
		if !strings.Contains(line, "nothing was written") && lipgloss.Width(line) > 81 {
			t.Errorf("%d columns: %s", lipgloss.Width(line), line)
		}
	}
}

// The account of a file: its encoding with its certainty, ranges of skipped rows, hints, prices as
// they were understood.
func TestPrintSource(t *testing.T) {
	s := &kb.Source{
		Path: "цены.xlsx", Kind: kb.KindPrices, Encoding: "windows-1251", Certainty: 0.874,
		Rows: kb.Rows{Total: 41, Entries: 2, Headings: 1, Blank: 1, Skipped: 37},
		Problems: []kb.Finding{{
			Pos: kb.Pos{Path: "цены.xlsx", Sheet: "Июль", Line: 3}, Code: "KB1", Severity: kb.Warning, Message: "old price is below the price", Hint: "swap the two",
		}},
		Entries: []kb.Entry{
			{
				ID: "цены.xlsx#a-1", Title: "Стол", Path: []string{"Мебель"}, Source: kb.Pos{Sheet: "Июль", Line: 2, EndLine: 2},
				Prices: []kb.Price{{Label: "Розница", Amount: "990.00", Old: "1200.00", Currency: "RUB"}, {Label: "Опт", Text: "по запросу"}},
			},
			{
				ID: "цены.xlsx#a-2", Title: "Сборка", Source: kb.Pos{Sheet: "Июль", Line: 3, EndLine: 4},
				Prices: []kb.Price{{Label: "Розница", Percent: "12", Qualifier: "from", Text: "12 %"}},
			},
		},
	}
	for line := 12; line <= 48; line++ {
		s.Skipped = append(s.Skipped, kb.Skipped{Sheet: "Июль", Line: line, Reason: "no price"})
	}
	var out bytes.Buffer
	a := &app{out: &out, err: &out, env: func(string) (string, bool) { return "", false }, color: "never", terminal: func() bool { return false }}
	if err := a.printSource(s, input{}, false); err != nil {
		t.Fatal(err)
	}
	want := `цены.xlsx  prices, windows-1251 (87 %)

Июль
 line  id    title   path                     Розница           Опт
    2  #a-1  Стол    Мебель  990.00 RUB (was 1200.00)  “по запросу”
  3–4  #a-2  Сборка                         from 12 %

41 rows: 2 in 2 entries, 1 heading, 1 blank, 37 skipped
цены.xlsx!Июль:3: warning: old price is below the price
  hint: swap the two
цены.xlsx!Июль:12–48: skipped: no price (37 lines)

`
	if got := out.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A workbook is shown sheet by sheet, on a terminal with every price whole. What is no text has no
// encoding to be told.
func TestReadWorkbook(t *testing.T) {
	const kb = "../../testdata/hobbin/kb/"
	narrow := onTerminal(t, 80, "read", kb+"prices.xlsx")
	for _, want := range []string{
		"prices.xlsx  prices\n\n", "\nHand tools\nprices.xlsx#hobbin-sedge-ltd-hand-tools  prices.xlsx!Hand tools:2–3 section\n", "\n\n line  title ", "  Retail        Club         10+\n",
		"42.00 GBP   37.80 GBP   39.05 GBP\n", "… › Spades", "\nServices\n line  id ", "9.00 GBP; 14.00 GBP\n",
	} {
		if !strings.Contains(narrow, want) {
			t.Errorf("without %q:\n%.3000s", want, narrow)
		}
	}
	if whole := onTerminal(t, 80, "read", "--wide", kb+"prices.xlsx"); !strings.Contains(whole, "Hobbin & Sedge Ltd. Hand tools › DIGGING › Spades") {
		t.Errorf("--wide cuts:\n%.3000s", whole)
	}
	if guide := onTerminal(t, 80, "read", kb+"stores.docx"); !strings.HasPrefix(guide, "stores.docx  document\n") {
		t.Errorf("%.200s", guide)
	}
}

func TestWithoutCommon(t *testing.T) {
	for _, tt := range []struct{ labels, want string }{
		{"Price, GBP — Retail|Price, GBP — 10+", "Retail|10+"},
		{"Цена — Розница — с НДС|Цена — Опт", "Розница — с НДС|Опт"},
		{"Price — Retail", "Price — Retail"},
		{"Price — Retail|Deposit", "Price — Retail|Deposit"},
		{"Розница|Опт", "Розница|Опт"},
		{"Price|Price — Retail", "Price|Price — Retail"},
	} {
		if got := strings.Join(withoutCommon(strings.Split(tt.labels, "|")), "|"); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.labels, got, tt.want)
		}
	}
}

func TestPriceText(t *testing.T) {
	for want, p := range map[string]kb.Price{
		"from 500.00 RUB / мес":    {Amount: "500.00", Currency: "RUB", Qualifier: "from", Unit: "мес"},
		"400.00–450.00 KZT":        {Amount: "400.00", Max: "450.00", Currency: "KZT"},
		"plus 20 %":                {Percent: "20", Qualifier: "plus"},
		"12 %, from 4000.00 RUB":   {Amount: "4000.00", Percent: "12", Currency: "RUB", Qualifier: "from"},
		"990.00 RUB (was 1200.00)": {Amount: "990.00", Old: "1200.00", Currency: "RUB"},
		"“договорная”":             {Text: " договорная "},
		"“входит в стоимость тарифа”": {Text: "входит в стоимость тарифа", Currency: "RUB"},
	} {
		if got := priceText(p); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestImageMissing(t *testing.T) {
	dir := firstlinetest.Sample(t)
	for src, want := range map[string]bool{
		"kb/screens/channels.png": false, "kb/screens/channels.png?v=2": false, "kb/screens/channels.png#left": false,
		"kb/screens/gone.png": true, "": true, "../../gone.png": true,
		"https://example.com/a.png": false, "//example.com/a.png": false, "data:image/png;base64,AAAA": false,
	} {
		if got := imageMissing(dir, src); got != want && src != "" {
			t.Errorf("%q: %v, want %v", src, got, want)
		}
	}
}

func TestParseGate(t *testing.T) {
	for _, tt := range []struct {
		written string
		bound   float64
		share   bool
		wrong   string
	}{
		{"price_change > 20%", 0.2, true, ""},
		{"price_change>=0.2", 0.2, true, ""},
		{" price_change > 83.3 % ", 0.833, true, ""},
		{"price_change > 150%", 1.5, true, ""},
		{"removed > 10", 10, false, ""},
		{"removed > 5%", 0.05, true, ""},
		{"refused != 0", 0, false, ""},
		{"price_change > 20", 0, false, `--fail-on: price_change is a share; 20 is 2000 %`},
		{"price_change > 1.5", 0, false, `--fail-on: price_change is a share; 1.5 is 150 %`},
		{"prices > 20%", 0, false, `--fail-on: unknown figure "prices"`},
		{"removed", 0, false, `--fail-on: "removed" compares nothing`},
		{"removed = 1", 0, false, `--fail-on: "removed = 1" compares nothing`},
		{"removed > ", 0, false, `--fail-on: "removed >" compares with nothing`},
		{"removed > -1", 0, false, `--fail-on: "-1" is not a number`},
		{"removed > 1.2.3", 0, false, `--fail-on: "1.2.3" is not a number`},
		{"problems > 5%", 0, false, `--fail-on: problems has no percentage`},
		{"removed no worse than baseline", 0, false, `--fail-on: "removed no worse than baseline" compares nothing`},
		{"", 0, false, `--fail-on: "" compares nothing`},
	} {
		g, err := parseGate(tt.written)
		if fmt.Sprint(err) != tt.wrong && (err != nil || tt.wrong != "") {
			t.Errorf("%q: error %v, want %s", tt.written, err, tt.wrong)
		}
		if err == nil && (g.bound != tt.bound || g.share != tt.share) {
			t.Errorf("%q: %v %v", tt.written, g.bound, g.share)
		}
	}
}
