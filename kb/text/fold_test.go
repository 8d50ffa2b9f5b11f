package text

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	tests := []struct{ in, want string }{
		{"", ""},
		{"  \t\n ", ""},
		{"pro", "pro"},
		{"ЕЩЁ Раз", "еще раз"},
		{"\u0435\u0308лка и\u0306од", "елка йод"}, // ё and й from two characters
		{"за\u0301мок", "замок"},
		{"a\u00a0b\u202fc\u2009d\r\n\te", "a b c d e"},
		{"«Pro» “Pro” „Pro“ 'Pro' `Pro`", `"pro" "pro" "pro" "pro" "pro"`},
		{"don’t об'єкт 'tis", `don't об'єкт "tis`},
		{"a – b — c ‑ d − e", "a - b - c - d - e"},
		{"Меню › Вид → Шрифт", "меню > вид > шрифт"},
		{"бес\u00adплатно\u200b\ufeff", "бесплатно"},
		{"❤\ufe0f", "❤"},
		{"Café ÉTÉ", "café été"},
		{"ИİI", "иii"},
		{"\xff", "\ufffd"},
	}
	for _, tt := range tests {
		if got := Fold(tt.in); got != tt.want {
			t.Errorf("Fold(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func FuzzFold(f *testing.F) {
	f.Add("ЕЩЁ «Pro» — don’t")
	f.Add("е\u0301\u0308")
	f.Add("\u05bc\x10\u05b4") // two marks, out of order once the character between them is gone
	f.Fuzz(func(t *testing.T, s string) {
		once := Fold(s)
		if again := Fold(once); again != once {
			t.Errorf("Fold(%q) = %q, and again %q", s, once, again)
		}
		if strings.TrimSpace(once) != once || strings.Contains(once, "  ") || !utf8.ValidString(once) {
			t.Errorf("Fold(%q) = %q", s, once)
		}
	})
}

func BenchmarkFold(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Fold("возврат")
		Fold("Тариф «Pro» — 990 ₽ в месяц")
	}
}
