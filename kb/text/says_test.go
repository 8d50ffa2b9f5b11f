package text

import (
	"strings"
	"testing"
	"time"
)

func TestSays(t *testing.T) {
	tests := []struct {
		reply, phrase string
		want          bool
	}{
		// A reader's eye.
		{"Pro\n990 ₽ в месяц", "990 ₽", true},
		{"Команда\nPro", "Pro", true},
		{"Оформим возврата не позднее пятницы", "возврат", true},
		{"невозврат средств", "возврат", false},
		{"Онлайн-возврат за минуту", "возврат", true},
		{"Возврат денег", "возвраты", false},
		{"ЕЩЁ можно вернуть", "еще можно", true},
		{"еще можно вернуть", "Ещё можно", true},
		{"Раздел «Каналы связи» слева", `"Каналы связи"`, true},
		{"Раздел «Каналы связи» слева", "раздел Каналы", true},
		{"с понедельника\u00a0по\u202fпятницу", "понедельника по пятницу", true},
		{"Pro — для роста", "Pro - для роста", true},
		{"пн–пт без выходных", "пн-пт", true},
		{"wi\u2011fi бесплатный", "Wi-Fi", true},
		{"Откройте Управление › Каналы связи.", "Управление › Каналы связи", true},
		{"Откройте Управление → Каналы связи.", "Управление > Каналы связи", true},
		{"Откройте Управление. Каналы связи там.", "Управление › Каналы связи", false},
		{"I don’t know", "don't know", true},
		{"We refund within 30 days", "refund", true},
		{"nonrefundable", "refund", false},
		{"Free plan", "free plans", false},
		{"Free plans are here", "free plan", true},
		{"Вот так…", "так...", true},
		{"нет, возврата не будет", "нет возврата", false},
		{"Оформите возврат. Денег не жалко", "возврат денег", false},
		{"И\u0306од", "йод", true},
		{"за\u0301мок", "замок", true},
		{"бес\u00adплатно", "бесплатно", true},

		// Markdown.
		{"Тариф стоит **990 ₽** в месяц", "990 ₽ в месяц", true},
		{"Тариф **990** ₽ в месяц", "стоит 990 ₽", false},
		{"Тариф **990** ₽ в месяц", "тариф 990 ₽", true},
		{"Тариф *Pro* подойдёт", "тариф Pro подойдет", true},
		{"Нажмите `Сохранить` и ждите", "нажмите сохранить и", true},
		{"Plan __Pro__ or _Start_", "Pro or Start", true},
		{"~~1 990 ₽~~ 990 ₽", "1 990 ₽ 990 ₽", true},
		{"Откройте [личный кабинет](https://app.vestochka.example) и войдите", "личный кабинет и войдите", true},
		{"Откройте [личный кабинет](https://app.vestochka.example) и войдите", "https://app.vestochka.example", true},
		{"Адрес: <https://app.vestochka.example/>", "https://app.vestochka.example", true},
		{"Адрес: https://app.vestochka.example.", "app.vestochka.example", true},
		{"the field user_id is set", "user_id", true},
		{`It is \$20`, "$20", true},

		// Numbers.
		{"990 ₽", "90 ₽", false},
		{"1 990 ₽", "990 ₽", false},
		{"1\u00a0990 ₽", "990", false},
		{"1'990", "990", false},
		{"1,990", "990", false},
		{"19900 ₽", "1990 ₽", false},
		{"1990 руб.", "1 990 ₽", true},
		{"1990,00 ₽", "1 990 ₽", true},
		{"1 990 р.", "1 990 ₽", true},
		{"1\u202f990\u00a0₽", "1990 рублей", true},
		{"1,990.00 ₽", "1 990 ₽", true},
		{"1.990,00 ₽", "1 990 ₽", true},
		{"$1,990.00", "$1990", true},
		{"1,990 users", "1990 users", true},
		{"1,990 users", "1,990", true},
		{"Всего 1,250 кг", "1250 кг", false},
		{"Всего 1,250 кг", "1,250", true},
		{"Всего 1,250 кг", "1,25 кг", true},
		{"Всего 1,990 ₽", "1 990 ₽", true},
		{"11.5", "1.5", false},
		{"1.55", "1.5", false},
		{"1.5", "1,5", true},
		{"1.50", "1.5", true},
		{"10", "1", false},
		{"Версия 1.2.3", "1.2", false},
		{"Версия 1.2.3", "1.2.3", true},
		{"12.05.2025", "12.05.2025", true},
		{"12.05.2025", "2025", false},
		{"2025-05-12", "05", false},
		{"от 400–450 руб.", "400 - 450 ₽", true},
		{"14 дней", "14 дней", true},
		{"14 дней", "4 дней", false},
		{"в течение 14\u00a0дней.", "14 дн", true},
		{"14дней", "14 дней", true},
		{"5ГБ места", "5 гб", true},
		{"15 ГБ", "5 гб", false},
		{"10 тыс. ₽", "10 000 ₽", true},
		{"PIN 0042", "42", false},
		{"скидка 20%", "20 %", true},
		{"цена 990", "990.5", false},
		{"1-2 дня", "2 дня", true},
		{"14\n990 ₽", "990 ₽", true},
		{"VT-OP-1 подключён", "VT-OP-1", true},
		{"VT-OP-12", "VT-OP-1", false},
		{"VT-OP-1-2", "VT-OP-1", false},
		{"VT-OP-1", "OP-1", false},
		{"VT-OP-1", "1", false},
		{"VT-OP-1", "VT-OP", true},
		{"VT‑OP‑1", "vt-op-1", true},
		{"h2645", "h264", false},
		{"поддерживает 1С", "1с", true},

		// Money.
		{"990 рублей в месяц", "990 ₽ в месяц", true},
		{"990 в месяц", "990 ₽ в месяц", true},
		{"990 ₽ в месяц", "990 в месяц", true},
		{"990 $ в месяц", "990 ₽ в месяц", false},
		{"$990 a month", "990 ₽", false},
		{"20 USD", "$20", true},
		{"$20", "20 USD", true},
		{"20 dollars", "$20", true},
		{"US$20", "$20", true},
		{"20 €", "$20", false},
		{"€20", "20 евро", true},
		{"5 000 тенге", "5000 ₸", true},
		{"20 бел. руб.", "20 BYN", true},
		{"20 бел. руб.", "20 ₽", false},
		{"300 грн", "300 ₴", true},
		{"£5", "5 GBP", true},
		{"RUB 990", "990 ₽", true},
		{"990р", "990 ₽", true},
		{"990 ₽", "990 руб", true},
		{"990 рублей", "990 ру", true},
		{"990 рублей в месяц", "рублей в месяц", true},
		{"Стоит 990 ₽. Оплата картой", "990 руб. Оплата", true},
		{"Стоит 990 руб. Оплата картой", "990 ₽. Оплата", true},
		{"990 руб. 50 коп.", "990,50 ₽", true},
		{"990 руб. 50 коп.", "990 ₽", false},
		{"Pro 990 ₽, год 9 900 ₽", "9 900 ₽", true},
		{"Pro 990 ₽, год 9 900 ₽", "900 ₽", false},
		{"costs 5 $6", "$6", true},
		{"costs 5 $6", "5 $", true},

		// Phones and times.
		{"Звоните: +7 (495) 000-41-70", "+7 (495) 000-41-70", true},
		{"Звоните: 8 495 000 41 70", "+7 (495) 000-41-70", true},
		{"Звоните: +74950004170", "+7 (495) 000-41-70", true},
		{"Звоните: +7 (495) 000-41-70", "(495) 000-41-70", true},
		{"Звоните: +7 (495) 000-41-70", "000-41-70", true},
		{"Звоните: +7 (495) 000-41-71", "+7 (495) 000-41-70", false},
		{"Звоните: +7 (495) 000-41-70", "41", false},
		{"Звоните: +7 (495) 000-41-70 с 9:00", "с 9:00", true},
		{"Call 1-800-555-0100", "1 800 555 0100", false},
		{"Call +1 800 555 0100", "1-800-555-0100", true},
		{"с 9:00 до 20:00", "с 9:00 до 20:00", true},
		{"с 09:00 до 20:00", "с 9:00 до 20:00", true},
		{"с 9.00 до 20.00", "с 9:00 до 20:00", true},
		{"с 19:00 до 20:00", "9:00", false},
		{"с 9:00 до 20:00", "9", false},
		{"24/7", "24/7", true},

		// Nothing to say.
		{"Да", "", false},
		{"Да", " — ", false},
		{"Да", "«»", false},
		{"", "да", false},
		{"Хорошо 🙂", "🙂", true},
	}
	for _, tt := range tests {
		if got := Read(tt.reply).Says(tt.phrase); got != tt.want {
			t.Errorf("Says(%q, %q) = %v, want %v", tt.reply, tt.phrase, got, tt.want)
		}
	}
}

// A long text of one kind takes no more than its share of time.
func TestLong(t *testing.T) {
	for _, piece := range []string{"10,20,30,", "1.2,", "1 ", "+1 (", "1:1:", "a-", "_a", "бел ", "1 ₽ ", "~", "](", "8 800 ", "1\u00ad-", "..."} {
		long := strings.Repeat(piece, 20_000)
		done := make(chan struct{})
		go func() {
			defer close(done)
			Read(long).Says(piece + "x")
			Words(long)
			Prices(long, "RUB")
			Amounts(long)
		}()
		select {
		case <-done:
		case <-time.After(10 * time.Second):
			t.Fatalf("%q many times takes more than ten seconds", piece)
		}
	}
}

func FuzzSays(f *testing.F) {
	for _, s := range []string{"990 ₽ в месяц", "VT-OP-1", "+7 (495) 000-41-70", "9:00", "[a](b)", "990 руб. 50 коп.", "1,2,3", "$5k"} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, s, other string) {
		if len(Words(s)) > 0 && !Read(s).Says(s) {
			t.Errorf("Says(%q, %[1]q) is false", s)
		}
		Read(s).Says(other)
	})
}
