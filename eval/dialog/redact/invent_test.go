package redact

import "testing"

// TestInvent holds that a text is said without its placeholders: the same value for the same one, in its language.
func TestInvent(t *testing.T) {
	for text, want := range map[string]string{
		"Мой телефон [телефон 1], дочь [имя 3], мой ещё раз: [телефон 1]": "Мой телефон +7 495 000-00-01, дочь Мария, мой ещё раз: +7 495 000-00-01",
		"[phone 2], [email 1], [name 7]": "+44 7700 900002, customer1@example.com, Alex",
		"[контакт 1] [адрес 2] [счёт 3]": "@customer1 ул. Примерная, д. 2 0000000003",
		"[photo 1] [что 2]":              "[photo 1] [что 2]",
		"":                               "",
	} {
		if got := Invent(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	for _, k := range kinds() {
		for _, language := range []string{"ru", "en"} {
			if got := Invent(placeholder(k, language, 1)); got == "" || len(stands(got)) > 0 {
				t.Errorf("%s in %s: %q", k, language, got)
			}
		}
	}
}
