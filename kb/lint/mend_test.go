package lint

import (
	"testing"
	"testing/fstest"

	"firstline/kb"
)

// Only what is safe is mended, and nothing else in the line.
func TestMend(t *testing.T) {
	files := fstest.MapFS{"kb/screens/pay.png": {}}
	for _, c := range []struct{ code, message, line, want string }{
		{mixedLetters, "", "Опл\u0061та через \u0043БП и `\u0063ode-код`", "Оплата через СБП и `\u0063ode-код`"},
		{mixedLetters, "", "The \u0420ro plan", "The Pro plan"},
		{invisible, "", "дос\u200bтавка 👩\u200d🔧", "доставка 👩\u200d🔧"},
		{noPicture, "the picture kb/screens/Pay.png is not there", "![Счёт](screens/Pay.png)", "![Счёт](screens/pay.png)"},
		{noPicture, "the picture kb/screens/none.png is not there", "![Счёт](screens/none.png)", "![Счёт](screens/none.png)"},
		{otherPrice, "", "Pro стоит 1 190 ₽", "Pro стоит 1 190 ₽"},
	} {
		got, mended := Mend(kb.Finding{Code: c.code, Message: c.message}, c.line, files)
		if got != c.want || mended != (c.want != c.line) {
			t.Errorf("%s: %q, %v; want %q", c.code, got, mended, c.want)
		}
		if again, _ := Mend(kb.Finding{Code: c.code, Message: c.message}, got, files); again != got {
			t.Errorf("%s: mended twice it is %q", c.code, again)
		}
	}
}

// What is secret is not shown round, and what is not stays.
func TestMasked(t *testing.T) {
	for _, c := range []struct{ code, line, want string }{
		{secret, "Пароль от кассы: Zima2026!x7, вход один", "Пароль от кассы: •••, вход один"},
		{secret, "-H \"Authorization: Bearer vt_live_9fK3qTz7LwX2bRm8VdY4pN6cHs1J\"", "-H \"Authorization: Bearer •••\""},
		{cardNumber, "на карту 2202 2061 2345 6787.", "на карту •••."},
		{otherPrice, "Pro стоит 1 190 ₽", "Pro стоит 1 190 ₽"},
	} {
		if got := Masked(c.code, c.line); got != c.want {
			t.Errorf("%s: %q, want %q", c.code, got, c.want)
		}
	}
}
