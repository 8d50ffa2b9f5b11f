package kb

import (
	"strings"
	"testing"
)

// TestSentences: where a line may be cut, marked by |. What is not sure is not cut.
func TestSentences(t *testing.T) {
	tests := []string{
		"Вернём деньги. |Напишите нам! |Когда? |Сразу… |Да.",
		"It ships today. |Is it free? |Yes! |2 days. |Done.",
		"С 9 до 18, т. е. Днём, и т. д. и т.п. По будням. |Стоит 5 тыс. руб. За год. |Всё.",
		"Ask Mr. Smith, e.g. On Monday, at No. 5. Or Dr. House vs. Them. |Fine.",
		"См. п. 5. Договора и ст. 12. Закона от 12.05.2026. |А. С. Иванов согласен. |Да.",
		"В 2024. |Стоит 1500. |Дороже нет. |Но да",
		"Код `a. B` и ``x`. Y`` тут. |Ссылка [раз. Два](https://a.example/a. B) и <b title=\"A. B\">это</b>. |Да.",
		"**Жирно. Всё.** |Потом. |(В скобках. Тоже.) |«Цитата. Ещё.» |Да.",
		"Смайл :( остался. |Далее `без конца. |И [ещё. |Да.",
		"версия v2.0. Далее sever.example. |Node.js и т.д. Всё",
		`Экранировано \(раз. |Два\) и всё. |Три.`,
		"Готово. |✅ Оплата. |„Так. И так“. |“Yes. No.” End.",
		"один. два. три",
		"Да.Нет.Может.",
		"",
	}
	for _, want := range tests {
		line := strings.ReplaceAll(want, "|", "")
		if got := strings.Join(Sentences(line), "|"); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}
