package source

import (
	"testing"

	"firstline/kb"
)

// TestIsNoApp: lists and settings that look like the structure of an app.
func TestIsNoApp(t *testing.T) {
	tests := []struct{ name, text string }{
		{"a.md", "# Кепки\n\n- Кепка: красная\n- Куртка: чёрная\n- Шарф: синий\n"},
		{"a.md", "# Documents\n\n- List of documents\n  - Passport\n  - Receipt\n  - Card\n"},
		{"a.md", "# Как дойти\n\n- Вход: справа\n- Лифт: слева\n- Касса: внизу\n"},
		{"a.md", "# Вход\n\n1. Откройте меню\n2. Нажмите кнопку «Войти» (справа)\n3. Выберите вкладку «Код»\n"},
		{"a.md", "# Приложение «Лад»\n\n- Что умеет\n  - Оплата: кнопка внизу\n  - Напоминаем о каждом уроке за день до него.\n  - Скидки\n  - Переносы\n- Где скачать\n  - Ссылка на сайте (внизу)\n"},
		{"a.md", "# Приложение «Лад»\n\n- Запись\n  - Онлайн\n- Оплата\n  - Картой\n"},
		{"a.md", "# Договор\n\n- Приложение 1\n  - Кнопка пожарная\n  - Вкладка сменная\n- Приложение 2\n  - Поле\n  - Опись\n  - Печать\n"},
		{"a.yaml", "services:\n  web:\n    ports: [80, 443]\n  db:\n    ports: [5432]\n"},
		{"a.yaml", "menu:\n  main: {weight: 1}\n"},
	}
	for _, tt := range tests {
		if s := mustLoad(t, tt.name, tt.text); s.Kind == kb.KindApp {
			t.Errorf("%q is read as an app", tt.text)
		}
	}
}
