package text

import "testing"

// The words of a line have one stem.
func TestStem(t *testing.T) {
	for _, line := range [][]string{
		{"возврат", "возврата", "возвраты", "возвратом"},
		{"оператор", "операторы", "операторов", "оператору"},
		{"тариф", "тарифы", "тарифами"},
		{"счет", "счёт", "счета"},
		{"оплатить", "оплатит"},
		{"refund", "refunds", "refunded", "refunding"},
		{"payment", "payments"},
		{"channel", "channels"},
		{"её", "ее"},
	} {
		for _, w := range line {
			if Stem(w) != Stem(line[0]) {
				t.Errorf("Stem(%q) = %q, Stem(%q) = %q", line[0], Stem(line[0]), w, Stem(w))
			}
		}
	}
	for _, w := range []string{"", "1990", "h264", "vt-op-1", "9:00", "价格", "я", "-"} {
		if Stem(w) != w {
			t.Errorf("Stem(%q) = %q", w, Stem(w))
		}
	}
	for in, want := range map[string]string{"email-рассылками": "email-рассылк", "crmы": "crmы"} {
		if got := Stem(in); got != want {
			t.Errorf("Stem(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzStem(f *testing.F) {
	f.Add("возвратами")
	f.Add("don't")
	f.Fuzz(func(_ *testing.T, s string) {
		Stem(s)
		Stem(Fold(s))
	})
}

func TestStop(t *testing.T) {
	for _, w := range []string{"и", "на", "как", "ваши", "подскажите", "пожалуйста", "здравствуйте", "еще", "the", "what", "please", "hello", "how's"} {
		if !Stop(w) {
			t.Errorf("%q is not a stop word", w)
		}
	}
	for _, w := range []string{"", "не", "нет", "без", "можно", "возврат", "тариф", "pro", "not", "no", "without", "refund", "1990", "сколько"} {
		if Stop(w) {
			t.Errorf("%q is a stop word", w)
		}
	}
}

func BenchmarkStem(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Stem("восстановлением")
		Stem("notifications")
	}
}
