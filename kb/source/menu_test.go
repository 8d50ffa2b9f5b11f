package source

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"firstline/kb"
)

// TestMenus: the ways through menus that a sentence tells, and what only looks like one.
func TestMenus(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"Откройте *Настройки → Профиль*.", []string{"Настройки › Профиль"}},
		{"**Настройки > Каналы связи > Чат**", []string{"Настройки › Каналы связи › Чат"}},
		{"Раздел _Меню > Поддержка_ открыт всем.", []string{"Меню › Поддержка"}},
		{"`Identity & Services -> Service Accounts`", []string{"Identity & Services › Service Accounts"}},
		{"Зайдите в «Управление» › «Каналы связи» › «Чат на сайте» и скопируйте код.", []string{"Управление › Каналы связи › Чат на сайте"}},
		{"В «Управление › Код для вставки» лежит ключ.", []string{"Управление › Код для вставки"}},
		{"Нажмите <b>Файл</b> &rarr; <b>Сохранить как</b>", []string{"Файл › Сохранить как"}},
		{"Перейдите в раздел Мой тариф&nbsp;→ Подписка и нажмите «Купить».", []string{"Мой тариф › Подписка"}},
		{"В разделе Настройки→Профиль→Безопасность включите защиту.", []string{"Настройки › Профиль › Безопасность"}},
		{"Выберите пункт Отчёты -> Продажи за месяц, затем период.", []string{"Отчёты › Продажи за месяц"}},
		{"Меню → Помощь", []string{"Меню › Помощь"}},
		{"1. **Go to Settings** → **Inboxes** → **Add Inbox**", []string{"Settings › Inboxes › Add Inbox"}},
		{"Go to Settings > Inboxes > Add Inbox. Then mail A > B.", []string{"Settings › Inboxes › Add Inbox"}},
		{"Navigate to VM > Compute Engine window.", []string{"VM › Compute Engine"}},
		{"Tap [Profile](a.md) → **Security**.", []string{"Profile › Security"}},
		{"Open Facebook Login for Business → Configuration in the sidebar", []string{"Facebook Login for Business › Configuration"}},
		{"Откройте (*Приложения > Разработчикам, вкладка «Готовые сценарии» > Другое*).", []string{"Приложения › Разработчикам › Готовые сценарии › Другое"}},
		{"| *Файл → Печать* | печать |", []string{"Файл › Печать"}},
		{"Откройте *Файл\n→ Печать* или *Файл → Выход*.", []string{"Файл › Печать", "Файл › Выход"}},
		{"Дважды: *Файл → Печать*, *файл → печать*, *Файл → Печать*", []string{"Файл › Печать"}},

		{"Рейс Москва → Казань", nil},
		{"**Москва → Казань** — 500 ₽, 2 дня", nil},
		{"Цена выросла: 10 → 20", nil},
		{"Нажмите кнопку, и число 10 → 20", nil},
		{"**10 шт → 20 шт**", nil},
		{"Выберите a > b и x -> y", nil},
		{"`$client->call($method)`", nil},
		{"`foo() -> Bar()`", nil},
		{"> Цитата без пути", nil},
		{"```\nОткройте Настройки → Профиль\n```", nil},
		{"    Откройте Настройки → Профиль", nil},
		{"Откройте https://a.example -> b", nil},
		{"The list --> https://www.example.io/store", nil},
	}
	for _, test := range tests {
		s := mustLoad(t, "kb/a.md", "# Страница\n\nСлова.\n\n"+test.text+"\n")
		var got []string
		for _, e := range s.Entries {
			if e.Kind == kb.Screen {
				way, about, _ := strings.Cut(e.Body, "\n\n")
				if got = append(got, way); way != strings.Join(append(e.Path, e.Title), " › ") || about == "" || e.Source.Line < 5 {
					t.Errorf("%s: %+v", test.text, e)
				}
			}
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: %s", test.text, diff)
		}
	}
}

// TestMenusOfFAQ: a page of questions has none.
func TestMenusOfFAQ(t *testing.T) {
	s := mustLoad(t, "kb/faq.md", "## Где тариф?\n\nОткройте *Настройки → Тариф*.\n\n## Как его сменить?\n\nОткройте *Настройки → Тариф*.\n")
	for _, e := range s.Entries {
		if e.Kind != kb.FAQ {
			t.Errorf("%+v", e)
		}
	}
}

// TestMenuPlace: what stands in brackets behind a way says where its end is.
func TestMenuPlace(t *testing.T) {
	tests := []struct {
		text string
		want *kb.Place
	}{
		{"Откройте `Управление` → `Каналы` → **Добавить** (синяя кнопка справа вверху).", &kb.Place{Element: "button", Side: "справа вверху", Colour: "синяя"}},
		{"Go to Settings → Save (button, top right).", &kb.Place{Element: "button", Side: "top right"}},
		{"Откройте *Настройки → Оплата* (только для юрлиц).", nil},
		{"Откройте *Настройки → Оплата*, затем закройте (кнопка справа).", nil},
	}
	for _, test := range tests {
		s := mustLoad(t, "kb/a.md", "# Страница\n\nСлова.\n\n"+test.text+"\n")
		if diff := cmp.Diff(test.want, s.Entries[len(s.Entries)-1].Place); diff != "" {
			t.Errorf("%s: %s", test.text, diff)
		}
	}
}
