package text_test

import (
	"strings"
	"testing"

	"firstline/kb/text"

	"github.com/google/go-cmp/cmp"
)

func TestShortPhones(t *testing.T) {
	for s, want := range map[string]string{
		"короткий номер 0890":                           "phone 0890",
		"Звоните на короткий номер 0890.":               "phone 0890",
		"звоните 112, тел.: 0890":                       "phone 112; phone 0890",
		"по короткому номеру: 0890 (бесплатно)":         "phone 0890",
		"позвоните по номеру 0890":                      "phone 0890",
		"Dial 0890, or call us on 12345.":               "phone 0890; phone 12345",
		"our short number is at hand: short code 60777": "phone 60777",
	} {
		if diff := cmp.Diff(want, strings.Join(facts(s), "; ")); diff != "" {
			t.Errorf("%s: %s", s, diff)
		}
	}
	for _, s := range []string{
		"номер заказа 12345, заказ № 12345, номер 12345", "call 100 customers, позвоните 100 клиентам", "звоните, заказ 1234", "call error 404",
		"добавочный 1234", "order number 12345, code 404", "позвоните до 18, call 3 times",
	} {
		if found := facts(s); len(found) > 0 {
			t.Errorf("%q: %q", s, found)
		}
	}
	if found := text.Phones("короткий номер 0890"); len(found) > 0 {
		t.Errorf("%v", found)
	}
}

// A number within a town is one behind a word for a telephone; a code of seven digits is none.
func TestLocalPhones(t *testing.T) {
	for s, want := range map[string]string{
		"Наш телефон 22-33-44.":             "phone 22-33-44",
		"телефон: 2-12-85-06, звоните":      "phone 2-12-85-06",
		"номер телефона 22-33-44":           "phone 22-33-44",
		"тел. 5-12-85":                      "phone 5-12-85",
		"Call 555-0123. Phone: 555-0124":    "phone 555-0123; phone 555-0124",
		"Звоните по телефону 123-45-67":     "phone 123-45-67",
		"код города 8 843, тел.: 123-45-67": "phone 123-45-67",
	} {
		if diff := cmp.Diff(want, strings.Join(facts(s), "; ")); diff != "" {
			t.Errorf("%s: %s", s, diff)
		}
	}
	for _, s := range []string{
		"Код товара 123-45-67, заказ 123-45-68", "артикул: 123-45-67", "Код ошибки 22-33-44, номер 22-33-44", "Item 555-0123 is in stock",
		"звоните с 10-12 до 18-20, тел. 10-18", "call 10-12-2026, 555-0123 units", "Телефон Galaxy 22-33-44 чёрный", "телефон 22-33-44 см", "ring sizes 12-13-14",
	} {
		if found := facts(s); len(found) > 0 {
			t.Errorf("%q: %q", s, found)
		}
	}
	if found := text.Phones("мой телефон 22-33-44"); len(found) != 1 {
		t.Errorf("%v", found)
	}
}

func TestShortPhoneStandsIn(t *testing.T) {
	for _, c := range []struct {
		said, source string
		want         bool
	}{
		{"короткий номер 0890", "Короткий номер: 0890", true},
		{"короткий номер 0890", "0890 — с мобильного бесплатно", true},
		{"dial 0890", "call 0890", true},
		{"короткий номер 0890", "короткий номер 0891", false},
		{"короткий номер 0890", "+7 800 000-08-90", false},
		{"+7 (800) 000-08-90", "короткий номер 0890", false},
		{"dial 890", "call 0890", false},
		{"телефон 22-33-44", "Диспетчер: 22-33-44", true},
		{"телефон 22-33-44", "+7 (843) 222-33-44", true},
		{"тел. 5-12-85", "диспетчер 5-12-85", true},
		{"call 555-0123", "Front desk 555-0123", true},
		{"телефон 22-33-45", "+7 (843) 222-33-44", false},
		{"call 555-0123", "Front desk 555-0124", false},
	} {
		if got := stands(t, c.said, c.source); got != c.want {
			t.Errorf("%q stands in %q: %t", c.said, c.source, got)
		}
	}
}
