package text

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWords(t *testing.T) {
	tests := []struct {
		in   string
		want string // words, parted by |
	}{
		{"", ""},
		{"— … !", ""},
		{"Сколько стоит тариф «Pro»?", "сколько|стоит|тариф|pro"},
		{"Wi-Fi, кол-во и из-за", "wi-fi|кол-во|и|из-за"},
		{"Wi‑Fi с неразрывным дефисом", "wi-fi|с|неразрывным|дефисом"},
		{"пн–пт, слово—слово", "пн|пт|слово|слово"},
		{"VT-OP-1 и VT-CH-TG", "vt-op-1|и|vt-ch-tg"},
		{"1 990 ₽", "1990"},
		{"1\u00a0990,00 руб.", "1990|руб"},
		{"1'990 CHF", "1990|chf"},
		{"$1,990.50", "1990.5"},
		{"1,990 users", "1990|users"},
		{"вес 1,250 кг", "вес|1.25|кг"},
		{"всего 1,990 ₽", "всего|1990"},
		{"9.50", "9.5"},
		{"14 дней, 14дней, 14-дневный", "14|дней|14|дней|14|дневный"},
		{"990р", "990|р"},
		{"1С, 2FA, 3d и h264", "1с|2fa|3d|и|h264"},
		{"400–450 руб.", "400|450|руб"},
		{"10,20,30", "10|20.3"},
		{"100,200,300", "100200300"},
		{"с 09:00 до 20:00", "с|9:00|до|20:00"},
		{"+7 (495) 000-41-70", "74950004170"},
		{"8 495 000-41-70", "74950004170"},
		{"12.05.2025 и 2025-05-12, версия 1.2.3", "12.05.2025|и|2025-05-12|версия|1.2.3"},
		{"007 и 05", "007|и|5"},
		{"don’t об'єкт", "don't|об'єкт"},
		{"user_id _Pro_ a__b", "user_id|pro|a|b"},
		{"https://app.vestochka.example/x", "https|app|vestochka|example|x"},
		{"info@vestochka.example", "info|vestochka|example"},
		{"**Pro** `code` [ссылка](x)", "pro|code|ссылка|x"},
		{"Ёлка\u0301 бес\u00adплатно", "елка|бесплатно"},
		{"价格 100", "价格|100"},
		{"½ ① ٣", "½|①|٣"},
		{"12\n990 руб", "12|990|руб"},
	}
	for _, tt := range tests {
		var got []string
		for _, w := range Words(tt.in) {
			got = append(got, w.Text)
		}
		if diff := cmp.Diff(tt.want, strings.Join(got, "|")); diff != "" {
			t.Errorf("Words(%q): %s", tt.in, diff)
		}
	}
}

func TestWordOffsets(t *testing.T) {
	in := "«Wi‑Fi» за 1\u00a0990,00 ₽/мес и +7 (495) 000-41-70."
	var got []string
	for _, w := range Words(in) {
		got = append(got, in[w.Start:w.End])
	}
	want := []string{"Wi‑Fi", "за", "1\u00a0990,00", "мес", "и", "+7 (495) 000-41-70"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Words are in order, inside the text, and no letter or digit is outside of them.
func FuzzWords(f *testing.F) {
	for _, s := range []string{"VT-OP-1 1 990,00 ₽", "+7 (495) 000-41-70", "don’t 1С 9:00", "a\u00ad-b_c", "1,2.3,4'567"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		end := 0
		for _, w := range Words(s) {
			if w.Text == "" || w.Start < end || w.End <= w.Start || w.End > len(s) {
				t.Fatalf("Words(%q): %+v after byte %d", s, w, end)
			}
			if rest := s[end:w.Start]; strings.ContainsAny(rest, "0123456789abcxyzабвъэюя") {
				t.Fatalf("Words(%q) lose %q", s, rest)
			}
			end = w.End
		}
		if rest := s[end:]; strings.ContainsAny(rest, "0123456789abcxyzабвъэюя") {
			t.Fatalf("Words(%q) lose %q", s, rest)
		}
	})
}

func BenchmarkWords(b *testing.B) {
	s := strings.Repeat("Тариф «Pro» стоит 990 ₽ в месяц, а за год — 9 900 руб. Оплатить можно картой или по счёту. ", 10)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		Words(s)
	}
}
