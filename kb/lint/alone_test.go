package lint

import (
	"testing"
	"testing/fstest"
)

// One word is subject enough where neither place says more of what it speaks of.
func TestAlone(t *testing.T) {
	for _, c := range []struct {
		a, b  string
		found bool
	}{
		{"# Доставка\n\nДоставка 300 ₽.\n", "# Условия\n\nДоставка 350 ₽.\n", true},
		{"Доставка 300 ₽.\n", "Доставка 350 ₽.\n", true},
		{"Delivery costs £4.\n", "Delivery costs £5.\n", true},
		{"# Возврат\n\nВозврат 14 дней.\n", "# Правила\n\nВозврат 30 дней.\n", true},
		{"# Delivery\n\nDelivery costs £4.\n", "# Costs\n\nDelivery costs £5.\n", true},
		{"# Returns\n\nReturns: 14 days.\n", "# Terms\n\nReturns: 30 days.\n", true},
		{"# Возврат\n\n14 дней на возврат.\n", "# Правила\n\nВозврат 30 дней.\n", true}, // no number of a list
		{"# Доставка\n\nДоставка 300 ₽.\n", "# Условия\n\nДоставка в Сочи 350 ₽.\n", false},
		{"# Данные\n\nОтвечаем за 10 дней.\n", "# Бухгалтерия\n\nОтвечаем за 2 дня.\n", false},
		{"# Moscow\n\n## Tver\n\nDelivery costs £4.\n\n## Sochi\n\nDelivery costs £5.\n", "# Costs\n\nReturns cost £5.\n", false},
	} {
		files := fstest.MapFS{"kb/a.md": {Data: []byte(c.a)}, "kb/b.md": {Data: []byte(c.b)}}
		b := Read(knowledge(t, files))
		if got := b.contradictions(b.corpus); len(got) > 0 != c.found {
			t.Errorf("%q, %q: %v", c.a, c.b, got)
		}
	}
}
