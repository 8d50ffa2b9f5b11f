package prompt

import (
	"strings"
	"testing"

	"firstline/kb"

	"github.com/google/go-cmp/cmp"
)

const romashka = `# Кто мы
name: "ООО «Ромашка»"
site: https://romashka.example   # главный
contacts: |
  почта: hello@romashka.example

  телефон: +7 000 000-00-00
hours: пн–пт 9:00–18:00 (Europe/Moscow)
details:
  goods: Цветы
  payment: "картой\nпо счёту"
  other: ~
`

func TestReadCompany(t *testing.T) {
	c, err := ReadCompany("prompt/company.yaml", []byte(romashka))
	if err != nil {
		t.Fatal(err)
	}
	got := []string{c.Name, c.Site, c.Address, c.Hours, c.Details.Goods, c.Details.Payment, c.Details.Other}
	want := []string{"ООО «Ромашка»", "https://romashka.example", "", "пн–пт 9:00–18:00 (Europe/Moscow)", "Цветы", "картой\nпо счёту", ""}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	at := func(text string, line int) Line {
		return Line{Text: text, Pos: kb.Pos{Path: "prompt/company.yaml", Line: line}}
	}
	layer := Layer{Name: "company", Source: kb.Pos{Path: "prompt/company.yaml", Line: 1}, Lines: []Line{
		at("Название: ООО «Ромашка»", 2),
		at("Сайт: https://romashka.example", 3),
		at("Контакты:", 4),
		at("почта: hello@romashka.example", 5),
		at("", 6),
		at("телефон: +7 000 000-00-00", 7),
		at("Часы работы: пн–пт 9:00–18:00 (Europe/Moscow)", 8),
		at("Товары и услуги: Цветы", 10),
		at("Оплата:", 11),
		at("картой", 11),
		{Text: "по счёту", Pos: kb.Pos{Path: "prompt/company.yaml", Line: 11, EndLine: 11}},
	}}
	if diff := cmp.Diff(layer, c.Layer("ru")); diff != "" {
		t.Error(diff)
	}
	if en := c.Layer("en").Lines; en[0].Text != "Name: ООО «Ромашка»" {
		t.Errorf("in English: %s", en[0].Text)
	}
}

func TestReadCompanyEmpty(t *testing.T) {
	for _, data := range []string{"", "# nothing yet\n", "name:\ndetails:\n"} {
		c, err := ReadCompany("company.yaml", []byte(data))
		if err != nil {
			t.Errorf("%q: %v", data, err)
			continue
		}
		if layer := c.Layer("ru"); len(layer.Lines) > 0 {
			t.Errorf("%q: says %v", data, layer.Lines)
		}
	}
	if layer := new(Company).Layer("en"); len(layer.Lines) > 0 || layer.Source.Path != "" {
		t.Errorf("the zero company: %v", layer)
	}
}

func TestReadCompanyMistakes(t *testing.T) {
	tests := []struct{ name, data, want string }{
		{"unknown key", "name: A\naddresses: B\n", "company.yaml:2: "},
		{"unknown detail", "details:\n  goods: A\n  refunds: B\n", "company.yaml:3: "},
		{"a list", "name: A\ncontacts: [a, b]\n", "company.yaml:2: "},
		{"a text instead of details", "details: everything\n", "company.yaml:1: "},
		{"not a map", "- name\n", "company.yaml:1: "},
		{"not YAML", "name: \"A\nsite: [\n", "company.yaml:"},
	}
	for _, tt := range tests {
		_, err := ReadCompany("company.yaml", []byte(tt.data))
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %s…", tt.name, err, tt.want)
		}
	}
}

func FuzzReadCompany(f *testing.F) {
	f.Add(romashka)
	f.Add("name: >-\n  a\n  b\ndetails: {goods: 'it''s'}\n")
	f.Fuzz(func(t *testing.T, data string) {
		c, err := ReadCompany("company.yaml", []byte(data))
		if err != nil {
			return
		}
		lines := len(fileLines([]byte(data)))
		for _, line := range c.Layer("ru").Lines {
			if line.Pos.Line < 1 || line.Pos.Line > lines {
				t.Fatalf("%q stands in line %d of %d", line.Text, line.Pos.Line, lines)
			}
			if strings.Contains(line.Text, "\n") {
				t.Fatalf("%q is more than a line", line.Text)
			}
		}
	})
}
