package redact

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"firstline/eval/chat"
	"firstline/eval/dialog"
)

var started = time.Date(2026, 3, 1, 10, 0, 0, 0, time.UTC)

// conversation is one in which everything that a dialog holds is personal.
func conversation() *dialog.Dialog {
	return &dialog.Dialog{
		ID: "whatsapp-79031234567", Started: started, Channel: "whatsapp", Operator: "igor", Tags: []string{"vip", "тел 89031234567"},
		Messages: []dialog.Message{
			{Role: chat.User, Text: "Здравствуйте, Игорь! Мой номер 8 (903) 123-45-67"},
			{Role: chat.Operator, Author: "Игорь", Text: "Здравствуйте! Меня зовут Игорь. Позову коллегу"},
			{Role: chat.Human, Author: "Марина Котова", Text: "Добрый день, меня зовут Марина. Как к вам обращаться? Как вас зовут?"},
			{Role: chat.User, Text: "Анна", Attachments: []string{"паспорт_Анна_Сомова.pdf", "чек.jpg"}},
			{Role: chat.Human, Author: "Марина Котова", Text: "Анна, позвоню на +79031234567 или 89037654321. Ваша Марина"},
			{Role: chat.Human, Author: "Поддержка", Text: "Ответ для Анны отправлен"},
		},
	}
}

// TestDialog holds that a value has one placeholder in all that belongs to a dialog, that people of the
// company are people, and that the AI operator, a team and what is no name stay.
func TestDialog(t *testing.T) {
	want := &dialog.Dialog{
		ID: "whatsapp-panffpedfkhj", Started: started, Channel: "whatsapp", Operator: "igor", Tags: []string{"vip", "тел [телефон 1]"},
		Messages: []dialog.Message{
			{Role: chat.User, Text: "Здравствуйте, Игорь! Мой номер [телефон 1]"},
			{Role: chat.Operator, Author: "Игорь", Text: "Здравствуйте! Меня зовут Игорь. Позову коллегу"},
			{Role: chat.Human, Author: "[имя 1]", Text: "Добрый день, меня зовут [имя 1]. Как к вам обращаться? Как вас зовут?"},
			{Role: chat.User, Text: "[имя 2]", Attachments: []string{"паспорт_[имя 2].pdf", "чек.jpg"}},
			{Role: chat.Human, Author: "[имя 1]", Text: "[имя 2], позвоню на [телефон 1] или [телефон 2]. Ваша [имя 1]"},
			{Role: chat.Human, Author: "Поддержка", Text: "Ответ для [имя 2] отправлен"},
		},
	}
	r := New(Options{Own: ownTexts()})
	d := conversation()
	got := r.Dialog(d)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(conversation(), d); diff != "" {
		t.Errorf("the dialog that is given has changed: %s", diff)
	}
	if diff := cmp.Diff(got, r.Dialog(got)); diff != "" {
		t.Errorf("once more redacted: %s", diff)
	}
}

// TestGrowing holds that a dialog which goes on keeps the placeholders that it has.
func TestGrowing(t *testing.T) {
	r := New(Options{Own: ownTexts()})
	whole := r.Dialog(conversation())
	for n := 1; n < len(whole.Messages); n++ {
		d := conversation()
		d.Messages = d.Messages[:n]
		begun := r.Dialog(d)
		if diff := cmp.Diff(whole.Messages[:n], begun.Messages); diff != "" || begun.ID != whole.ID {
			t.Errorf("%d messages: %s", n, diff)
		}
	}
}

// TestCases holds that a name is known again in its other cases, and that a word which only looks like one stays.
func TestCases(t *testing.T) {
	r := New(Options{Own: ownTexts()})
	for _, c := range []struct{ first, second, want string }{
		{"Меня зовут Рустам Ковалёв", "Передайте Рустаму, что письмо Ковалёву ушло", "Передайте [имя 1], что письмо [имя 1] ушло"},
		{"Добрый день, Мария Сомова!", "Для Марии и с Сомовой", "Для [имя 1] и с [имя 1]"},
		{"Меня зовут Мила", "Милый подарок. Милу позовите", "Милый подарок. [имя 1] позовите"},
		{"Меня зовут Роза", "Розы пришли", "Розы пришли"},
		{"Hi, this is Emma", "Sent to Emma Spade, as Emma wants a Spade", "Sent to [name 1], as [name 1] wants a Spade"},
		{"Hi, this is Emma Clarke", "Emma’s order. Clark called", "[name 1]’s order. Clark called"},
	} {
		d := &dialog.Dialog{ID: "a", Messages: []dialog.Message{{Role: chat.User, Text: c.first}, {Role: chat.Human, Text: c.second}}}
		if got := r.Dialog(d).Messages[1].Text; got != c.want {
			t.Errorf("%s / %s: %s", c.first, c.second, got)
		}
	}
}

// TestStated holds that what an export states of the customer is found wherever it stands, and that what it states
// takes nothing from the company, nor from the AI operator.
func TestStated(t *testing.T) {
	r := New(Options{Own: ownTexts(), Operators: []string{"nell"}})
	for _, c := range []struct{ stated, text, want string }{
		{"Айгуль Ковалёва", "заказ на Ковалёву Айгуль, это я, айгуль", "заказ на [имя 1], это я, [имя 1]"},
		{"Рустам", "Запишите на Рустама, рустаму позвоните", "Запишите на [имя 1], [имя 1] позвоните"},
		{"xochitl", "Ordered by Xochitl Mendez", "Ordered by [name 1] Mendez"},
		{"Xochitl Spade", "Ordered by Xochitl, a Spade is here", "Ordered by [name 1], a [name 1] is here"},
		{"Rose Hamilton", "Rose wants Emma Hamilton, a rose", "[name 1] wants Emma Hamilton, a rose"},
		{"Visitor 1234", "Visitor counts, a visitor", "Visitor counts, a visitor"},
		{"ИП Гальченко", "Счёт для ИП на Гальченко", "Счёт для ИП на [имя 1]"},
		{"Nell", "Ask Nell", "Ask Nell"},
		{"+7 903 123-45-67", "дубль 9031234567 и 8903-1234567", "дубль [телефон 1] и [телефон 1]"},
		{"Max Power", "maximum, Maximum and max power", "maximum, Maximum and [name 1] [name 1]"},
	} {
		d := &dialog.Dialog{ID: "a", Messages: []dialog.Message{{Role: chat.User, Text: c.text}}}
		once := r.Dialog(d, c.stated)
		if got := once.Messages[0].Text; got != c.want {
			t.Errorf("%s / %s: %s", c.stated, c.text, got)
		}
		if diff := cmp.Diff(once, r.Dialog(once, c.stated)); diff != "" {
			t.Errorf("once more: %s", diff)
		}
	}
}

// TestStatedFirst holds that who is only stated has the number of where they are met, as the dialog goes on.
func TestStatedFirst(t *testing.T) {
	r := New(Options{Own: ownTexts()})
	d := &dialog.Dialog{ID: "a", Messages: []dialog.Message{{Role: chat.User, Text: "Заказ на Рустама"}, {Role: chat.Human, Author: "Ольга", Text: "Понял"}}}
	if got := r.Dialog(d, "Рустам").Messages; got[0].Text != "Заказ на [имя 1]" || got[1].Author != "[имя 2]" {
		t.Error(got)
	}
}

// TestOptions holds what a user's patterns and the languages of dialogs do.
func TestOptions(t *testing.T) {
	r := New(Options{
		Personal: []*regexp.Regexp{regexp.MustCompile(`HB-\d+`)}, Keep: []*regexp.Regexp{regexp.MustCompile(`8 903 000 00 00`)},
		Operators: []string{"nell"}, Language: "en",
	})
	for s, want := range map[string]string{
		"HB-12 and HB-13, HB-12":            "[personal 1] and [personal 2], [personal 1]",
		"наш 8 903 000 00 00, HB-12":        "наш 8 903 000 00 00, [личное 1]",
		"Hi Nell, I am Emma":                "Hi Nell, I am [name 1]",
		"89031234567":                       "[phone 1]",
		"[phone 1] [phone 7] +447700900123": "[phone 1] [phone 7] [phone 8]",
	} {
		if got := redacted(r, "", "", s); got != want {
			t.Errorf("%s: %s, want %s", s, got, want)
		}
	}
}

// TestLetters holds that placeholders are in the language of the letters where the words are too few to tell one,
// and in that of the project where there are none.
func TestLetters(t *testing.T) {
	for s, want := range map[string]string{"+44 7700 900123 thx": "[phone 1] thx", "+44 7700 900123 спс": "[телефон 1] спс", "+44 7700 900123": "[телефон 1]"} {
		if got := redacted(New(Options{Language: "ru"}), "", "", s); got != want {
			t.Errorf("%s: %s", s, got)
		}
	}
}

// FuzzRedact holds that what is redacted once more is the same, and that nothing but what became a
// placeholder has changed.
func FuzzRedact(f *testing.F) {
	for _, m := range conversation().Messages {
		f.Add(m.Text, "Мария, добрый день! Иванов И. И., паспорт 4509 номер 123456")
	}
	f.Add("Flat 3, 22 Acacia Ave, Leeds LS6 2AB", "hi john, IBAN GB29 NWBK 6016 1331 9268 19 ending 1234 [name 3]")
	r := New(Options{Own: ownTexts()})
	stand := regexp.MustCompile(`\[(?:phone|email|contact|контакт|card|document|address|account|name|personal|телефон|почта|карта|документ|адрес|счёт|имя|личное) \d{1,9}\]`)
	f.Fuzz(func(t *testing.T, first, second string) {
		d := &dialog.Dialog{ID: first, Tags: []string{second}, Messages: []dialog.Message{
			{Role: chat.Human, Author: second, Text: first}, {Role: chat.User, Text: second, Attachments: []string{first}},
		}}
		once := r.Dialog(d)
		if diff := cmp.Diff(once, r.Dialog(once)); diff != "" {
			t.Errorf("%q, %q: %s", first, second, diff)
		}
		for i, written := range []string{first, second} {
			rest := written
			for _, part := range stand.Split(once.Messages[i].Text, -1) {
				_, behind, found := strings.Cut(rest, part)
				if !found {
					t.Fatalf("%q became %q", written, once.Messages[i].Text)
				}
				rest = behind
			}
		}
	})
}

// mixed gives messages that are put together at random from what the rules look for, the same in every run.
func mixed() func() string {
	return mixedOf("Мария|Ивановна|анна|John|emma|Clarke|hi|Hello|Здравствуйте|,|, |. |! |\n|меня зовут|my name is|I'm|this is|это|с уважением|" +
		"паспорт|серия|номер|4509|123456|45|09|8|903|123|+7|(903)|-|89031234567|+44 7700 900123|020|7946|card|карта|4111 1111 1111 1111|4111|" +
		"20-00-00|55779911|account|счёт|лицевой|GB29 NWBK 6016 1331 9268 19|ул.|Ленина|д.|5|кв.|12|Москва|14|Maple|Rd|Leeds|LS6|2AB|Flat|3|a@b.ru|" +
		"@ivan|telegram|заказ|990 ₽|12.05.2026|10:00|и|[имя 1]|[phone 2]|'s|Mr|Петров|И.|, спасибо|here|г.|150000|дом|ending|1234|*|собака|точка|ru")
}

// mixedOf gives messages that are put together at random from parts with | between them.
func mixedOf(list string) func() string {
	parts := strings.Split(list, "|")
	random := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // the order is to be the same in every run
	return func() string {
		var b strings.Builder
		for range 1 + random.IntN(9) {
			b.WriteString(parts[random.IntN(len(parts))])
			if random.IntN(5) > 0 {
				b.WriteByte(' ')
			}
		}
		return b.String()
	}
}

// TestMixed holds what [FuzzRedact] holds of messages that are put together at random from what the rules look
// for.
func TestMixed(t *testing.T) {
	message := mixed()
	r := New(Options{Own: ownTexts()})
	for range 3000 {
		d := &dialog.Dialog{ID: "a", Messages: []dialog.Message{{Role: chat.Human, Text: message()}, {Role: chat.User, Text: message()}}}
		once := r.Dialog(d)
		if diff := cmp.Diff(once, r.Dialog(once)); diff != "" {
			t.Fatalf("%q: %s", d.Messages, diff)
		}
		for i, m := range once.Messages {
			if !Same(m, d.Messages[i]) {
				t.Fatalf("%q became %q", d.Messages[i].Text, m.Text)
			}
		}
	}
}

func BenchmarkDialog(b *testing.B) {
	r := New(Options{Own: ownTexts()})
	for name, messages := range map[string][]string{
		"plain":    {"Подскажите, как подключить чат к сайту и сколько это стоит?", "Откройте «Настройки › Виджет», скопируйте код и вставьте его перед </body>."},
		"personal": {"Здравствуйте, меня зовут Анна Сомова, ул. Ленина, д. 5, кв. 12, тел. 8 903 123-45-67", "Hi Emma, we have sent it to 14 Maple Rd, Leeds LS6 2AB, order 123456, £45.90"},
	} {
		d := &dialog.Dialog{ID: "a"}
		size := 0
		for _, s := range messages {
			d.Messages = append(d.Messages, dialog.Message{Role: chat.User, Text: s})
			size += len(s)
		}
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(size))
			for b.Loop() {
				r.Dialog(d)
			}
		})
	}
}

// BenchmarkLong shows that a message costs by its length alone.
func BenchmarkLong(b *testing.B) {
	r := New(Options{Own: ownTexts()})
	for _, s := range []string{"1 ", "12-34 ", "д. 5, ", "Анна ", "a1 ", "@a.b", "Lane, "} {
		for _, n := range []int{1 << 10, 1 << 14} {
			d := &dialog.Dialog{ID: "a", Messages: []dialog.Message{{Role: chat.User, Text: strings.Repeat(s, n)}}}
			b.Run(strings.TrimSpace(s), func(b *testing.B) {
				b.SetBytes(int64(len(s) * n))
				for b.Loop() {
					r.Dialog(d)
				}
			})
		}
	}
}
