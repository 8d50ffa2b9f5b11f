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
