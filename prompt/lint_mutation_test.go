package prompt

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"firstline/kb"
	"firstline/kb/lint"
	"firstline/kb/source"
)

// edit is a number, or a contact, of a sample company that another place states too, and what somebody who
// updates one of the two writes instead.
type edit struct{ company, file, old, new string }

var edits = []edit{
	{"hobbin", "kb/faq.md", "Next day is £8.95", "Next day is £9.45"},
	{"hobbin", "kb/faq.md", "standard delivery costs £4.95", "standard delivery costs £5.45"},
	{"hobbin", "kb/faq.md", "Saturday £11.95", "Saturday £12.45"},
	{"hobbin", "kb/faq.md", "furniture and sheds £39", "furniture and sheds £49"},
	{"hobbin", "kb/faq.md", "Gift cards are valid for 24 months", "Gift cards are valid for 18 months"},
	{"hobbin", "kb/faq.md", "send it back within 45 days", "send it back within 30 days"},
	{"hobbin", "kb/faq.md", "45 days from delivery, unused", "30 days from delivery, unused"},
	{"hobbin", "kb/faq.md", "on its way: call 0306 999 0417", "on its way: call 0306 999 0471"},
	{"hobbin", "kb/faq.md", "0417, Monday to Friday 8:30–18:00 and", "0417, Monday to Friday 9:30–19:00 and"},
	{"hobbin", "kb/faq.md", "The label costs £3.95", "The label costs £4.45"},
	{"hobbin", "kb/faq.md", "Within 5 working days after the goods reached us", "Within 8 working days after the goods reached us"},
	{"hobbin", "kb/faq.md", "back garden costs £20 more", "back garden costs £25 more"},
	{"hobbin", "kb/faq.md", "Standard delivery takes 3–5 working days", "Standard delivery takes 2–4 working days"},
	{"hobbin", "kb/faq.md", "letter post for £1.95", "letter post for £2.45"},
	{"hobbin", "kb/faq.md", "Republic of Ireland: standard £14.95", "Republic of Ireland: standard £16.95"},
	{"hobbin", "kb/faq.md", "Northern Ireland: standard £9.95", "Northern Ireland: standard £10.95"},
	{"hobbin", "kb/faq.md", "Late payment costs £6", "Late payment costs £8"},
	{"hobbin", "kb/faq.md", "(20–35 kg) £12.95", "(20–35 kg) £13.95"},
	{"hobbin", "kb/terms.html", "Write to complaints@", "Write to complaint@"},
	{"hobbin", "kb/terms.html", "Email help@hobbinsedge", "Email help@hobinsedge"},
	{"hobbin", "kb/terms.html", "delivery cost of &pound;4.95 is kept", "delivery cost of &pound;5.95 is kept"},
	{"hobbin", "kb/terms.html", "take goods back for 45 days", "take goods back for 60 days"},
	{"hobbin", "kb/returns.html", "You have 45 days from delivery", "You have 60 days from delivery"},
	{"hobbin", "prompt/company.yaml", "Mon–Fri 8:30–18:00", "Mon–Fri 9:30–19:00"},
	{"hobbin", "prompt/company.yaml", "next day £8.95", "next day £9.95"},
	{"hobbin", "prompt/company.yaml", "by post £3.95", "by post £4.95"},
	{"vestochka", "kb/faq.md", "тарифов: +7 (495) 000-41-70", "тарифов: +7 (495) 000-41-07"},
	{"vestochka", "kb/faq.md", "Ссылка в письме действует 7 дней", "Ссылка в письме действует 3 дня"},
	{"vestochka", "kb/faq.md", "лишний сайт — 200 ₽", "лишний сайт — 250 ₽"},
	{"vestochka", "kb/faq.md", "Лишний канал стоит 150 ₽", "Лишний канал стоит 190 ₽"},
	{"vestochka", "kb/faq.md", "стоит 690 ₽ в месяц за номер", "стоит 790 ₽ в месяц за номер"},
	{"vestochka", "kb/faq.md", "«Базовая» стоит 3 500 ₽", "«Базовая» стоит 4 000 ₽"},
	{"vestochka", "kb/faq.md", "390 ₽ в месяц или", "450 ₽ в месяц или"},
	{"vestochka", "kb/faq.md", "Первые 14 дней аккаунт", "Первые 10 дней аккаунт"},
	{"vestochka", "kb/faq.md", "люди на связи пн–пт 9:00–20:00", "люди на связи пн–пт 10:00–19:00"},
	{"vestochka", "kb/faq.md", "24/7» за 4 500 ₽", "24/7» за 5 000 ₽"},
	{"vestochka", "kb/api.md", "цена — 1 200 ₽ в месяц", "цена — 1 500 ₽ в месяц"},
	{"vestochka", "kb/contacts.md", "Почта: help@", "Почта: hepl@"},
	{"vestochka", "kb/payment.md", "действует 10 календарных дней", "действует 14 календарных дней"},
	{"vestochka", "kb/payment.md", "Минимальная сумма — 1 500 ₽", "Минимальная сумма — 2 000 ₽"},
	{"vestochka", "kb/payment.md", "Решение принимаем за 3 рабочих дня", "Решение принимаем за 5 рабочих дней"},
	{"vestochka", "kb/payment.md", "300 ₽ за отправку", "350 ₽ за отправку"},
	{"vestochka", "kb/payment.md", "об этом не позднее 14 дней", "об этом не позднее 10 дней"},
	{"vestochka", "prompt/company.yaml", "пн–пт 9:00–20:00", "пн–пт 9:00–18:00"},
	{"vestochka", "prompt/company.yaml", "000-41-70, по России", "000-41-07, по России"},
}

// heldOut are edits of two companies that the rules were not made by, as they stand in testdata/edits.
var heldOut = []edit{
	{"copperline", "kb/faq.md", "activation fee of £19", "activation fee of £25"},
	{"copperline", "kb/faq.md", "£5.99 for posting it", "£6.99 for posting it"},
	{"copperline", "kb/faq.md", "which is £6 a month dearer", "which is £8 a month dearer"},
	{"copperline", "kb/faq.md", "leave in the first 30 days and you owe", "leave in the first 14 days and you owe"},
	{"copperline", "kb/faq.md", "You both get £25 off", "You both get £30 off"},
	{"copperline", "kb/faq.md", "The hub is guaranteed for 24 months", "The hub is guaranteed for 12 months"},
	{"copperline", "kb/faq.md", "at any post office within 21 days", "at any post office within 28 days"},
	{"copperline", "kb/faq.md", "a wasted journey is charged at £35", "a wasted journey is charged at £40"},
	{"copperline", "kb/faq.md", "ring us on 01632 960 274", "ring us on 01632 960 247"},
	{"copperline", "kb/faq.md", "a late fee of £7.50", "a late fee of £9"},
	{"copperline", "kb/faq.md", "collected on the 12th", "collected on the 15th"},
	{"copperline", "kb/terms.md", "Equipment that is not returned costs £45", "Equipment that is not returned costs £60"},
	{"copperline", "kb/terms.md", "are refunded within 7 working days", "are refunded within 10 working days"},
	{"copperline", "kb/contact.md", "Monday to Friday 8:00–20:00 and", "Monday to Friday 9:00–18:00 and"},
	{"copperline", "kb/contact.md", "us 10 working days' notice of a move", "us 15 working days' notice of a move"},
	{"copperline", "kb/engineers.md", "Line care at £4.50 a month", "Line care at £5.50 a month"},
	{"copperline", "prompt/company.yaml", "come back within 21 days", "come back within 14 days"},
	{"copperline", "prompt/company.yaml", "Sat 9:00–17:00", "Sat 10:00–14:00"},
	{"copperline", "prompt/operator.md", "during its 24 months of warranty", "during its 12 months of warranty"},
	{"copperline", "prompt/operator.md", "leaving early costs £12", "leaving early costs £15"},
	{"tropinka", "kb/workshop.md", "Набойки | 600 ₽", "Набойки | 700 ₽"},
	{"tropinka", "kb/faq.md", "номеру 8 (800) 000-26-14", "номеру 8 (800) 000-26-41"},
	{"tropinka", "kb/faq.md", "ежедневно с 9:00 до 21:00", "ежедневно с 10:00 до 20:00"},
	{"tropinka", "kb/faq.md", "По Москве 350 ₽", "По Москве 390 ₽"},
	{"tropinka", "kb/faq.md", "посылка идёт от 3 до 7 дней", "посылка идёт от 5 до 9 дней"},
	{"tropinka", "kb/faq.md", "5 дней. Потом посылка", "7 дней. Потом посылка"},
	{"tropinka", "kb/faq.md", "Курьер подождёт 20 минут", "Курьер подождёт 15 минут"},
	{"tropinka", "kb/faq.md", "сдать пару обратно можно в течение 30 дней", "сдать пару обратно можно в течение 14 дней"},
	{"tropinka", "kb/faq.md", "На карту они придут за 10 дней", "На карту они придут за 14 дней"},
	{"tropinka", "kb/faq.md", "Гарантия на всю обувь — 90 дней", "Гарантия на всю обувь — 60 дней"},
	{"tropinka", "kb/faq.md", "закрыть до 30 % следующего", "закрыть до 50 % следующего"},
	{"tropinka", "kb/loyalty.md", "дарим 500 баллов", "дарим 300 баллов"},
	{"tropinka", "kb/loyalty.md", "Баллы действуют 12 месяцев", "Баллы действуют 6 месяцев"},
	{"tropinka", "kb/returns.md", "Вернуть обувь можно в течение 30 дней", "Вернуть обувь можно в течение 45 дней"},
	{"tropinka", "kb/returns.md", "пункта выдачи стоит 190 ₽", "пункта выдачи стоит 250 ₽"},
	{"tropinka", "prompt/company.yaml", "Деньги — за 10 дней", "Деньги — за 5 дней"},
	{"tropinka", "prompt/company.yaml", "наличные до 15 000 ₽", "наличные до 10 000 ₽"},
	{"tropinka", "prompt/operator.md", "Вернуть обувь можно 30 дней", "Вернуть обувь можно 14 дней"},
	{"tropinka", "prompt/operator.md", "хранит посылку 5 дней", "хранит посылку 3 дня"},
	{"tropinka", "prompt/operator.md", "называйте скидку 10 %", "называйте скидку 15 %"},
}

// TestLintEdits counts the one-sided edits of the sample companies that lint tells of.
func TestLintEdits(t *testing.T) {
	const least = 33
	files := map[string]fstest.MapFS{}
	for _, company := range []string{"hobbin", "vestochka"} {
		files[company] = companyFiles(t, company)
	}
	if found := countFound(t, files, edits); found < least {
		t.Errorf("%d of %d found, want %d", found, len(edits), least)
	}
}

// TestLintHeldOut counts those of two companies that the rules were not made by, and holds that nothing in
// them contradicts anything as they are.
func TestLintHeldOut(t *testing.T) {
	const least = 16
	files := map[string]fstest.MapFS{}
	for _, company := range []string{"copperline", "tropinka"} {
		files[company] = archived(t, filepath.Join("testdata/edits", company+".txtar"))
		for _, f := range allFindings(t, files[company]) {
			if contradicts(f) {
				t.Errorf("%s, as it is: %s %s: %s", company, f.Code, f.Pos, f.Message)
			}
		}
	}
	if found := countFound(t, files, heldOut); found < least {
		t.Errorf("%d of %d found, want %d", found, len(heldOut), least)
	}
}

// countFound counts the edits that lint tells of with a contradiction that was not there before.
func countFound(t *testing.T, files map[string]fstest.MapFS, edits []edit) int {
	t.Helper()
	clean := map[string][]kb.Finding{}
	for company := range files {
		clean[company] = allFindings(t, files[company])
	}
	found := 0
	for _, e := range edits {
		before := files[e.company][e.file].Data
		if n := bytes.Count(before, []byte(e.old)); n != 1 {
			t.Fatalf("%s stands %d times in %s", e.old, n, e.file)
		}
		edited := maps.Clone(files[e.company])
		edited[e.file] = &fstest.MapFile{Data: bytes.Replace(before, []byte(e.old), []byte(e.new), 1)}
		if slices.ContainsFunc(allFindings(t, edited), func(f kb.Finding) bool {
			return contradicts(f) && (f.Pos.Path == e.file || f.Other.Path == e.file) && !slices.Contains(clean[e.company], f)
		}) {
			found++
			continue
		}
		t.Logf("not found: %s %s: %s", e.company, e.file, e.new)
	}
	t.Logf("%d of %d found", found, len(edits))
	return found
}

// contradicts tells whether a finding is of the rules that hold two places against each other.
func contradicts(f kb.Finding) bool {
	return strings.HasPrefix(f.Code, "KB1") || f.Code == "PR007" || f.Code == "PR008"
}

// archived reads the files of a company that is kept as one archive.
func archived(t *testing.T, name string) fstest.MapFS {
	t.Helper()
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, f := range archive.Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return files
}

// companyFiles reads a sample company's knowledge base and company layer.
func companyFiles(t *testing.T, company string) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	root := os.DirFS(filepath.Join("../testdata", company))
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Dir(name) != "kb" && name != "prompt/company.yaml" || name == "kb/synonyms.yaml" {
			return err
		}
		data, err := fs.ReadFile(root, name)
		if path.Ext(name) == ".md" {
			data = bytes.ReplaceAll(data, []byte("\u00a0"), []byte(" ")) // as the edits are written
		}
		files[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// allFindings gives what the rules find in a company.
func allFindings(t *testing.T, files fstest.MapFS) []kb.Finding {
	t.Helper()
	k := lint.Knowledge{Files: files, Now: time.Date(2026, 11, 29, 12, 0, 0, 0, time.UTC)}
	company, err := ReadCompany("prompt/company.yaml", files["prompt/company.yaml"].Data)
	if err != nil {
		t.Fatal(err)
	}
	layers := []Layer{company.Layer("en")}
	for name, f := range files {
		if !strings.HasPrefix(name, "kb/") {
			if path.Ext(name) == ".md" {
				layers = append(layers, File("operator", name, f.Data))
			}
			continue
		}
		s, err := source.Load(files, []string{name}, source.Options{})
		if err != nil {
			t.Fatal(err)
		}
		k.Sources = append(k.Sources, s)
	}
	slices.SortFunc(k.Sources, func(a, b *kb.Source) int { return strings.Compare(a.Path, b.Path) })
	k.Said = company.Entries()
	base := lint.Read(k)
	found, err := base.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return append(found, Lint(layers, company, Beside{Base: base})...)
}
