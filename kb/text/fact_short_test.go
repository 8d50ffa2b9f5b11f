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
	} {
		if got := stands(t, c.said, c.source); got != c.want {
			t.Errorf("%q stands in %q: %t", c.said, c.source, got)
		}
	}
}
