package source

import (
	"strings"
	"testing"
	"testing/fstest"

	"firstline/kb"
)

// A table of people, places or times is a document, an entry a row, with every column under its
// header; one of goods stays a price list, and is told where prices are missing.
func TestRecords(t *testing.T) {
	tests := []struct {
		name, text string
		kind       kb.SourceKind
		want       string // the first entry: title, body
		problems   string
	}{
		{
			"people", "ФИО;Инструмент;Филиал;Категория;Дни\nГромов Денис;гитара;Сокол;первая;вт, чт\nЛи Виктория;вокал;Сокол;высшая;ежедневно\n", kb.KindDocument,
			"Громов Денис|Инструмент: гитара|Филиал: Сокол|Категория: первая|Дни: вт, чт", "",
		},
		{
			"people with years", "ФИО,Инструмент,Стаж,Филиал\nГромов Денис,гитара,12,Сокол\nЛи Виктория,вокал,7,Сокол\n", kb.KindDocument,
			"Громов Денис|Инструмент: гитара|Стаж: 12|Филиал: Сокол", "",
		},
		{
			"people in English", "Name,Instrument,Experience,Branch\nAnn Lee,guitar,12 years,North\nBob Ray,drums,7 years,South\n", kb.KindDocument,
			"Ann Lee|Instrument: guitar|Experience: 12 years|Branch: North", "",
		},
		{
			"branches", "Название;Адрес;Часы;Телефон\nСокол;Ленинградский пр., 74;10:00–20:00;+7 495 000-00-01\nМытищи;Мира, 5;11:00–21:00;+7 495 000-00-02\n", kb.KindDocument,
			"Сокол|Адрес: Ленинградский пр., 74|Часы: 10:00–20:00|Телефон: +7 495 000-00-01", "",
		},
		{
			"a timetable", "День,Время,Занятие,Тренер\nПонедельник,10:00,Йога,Анна\nВторник,18:30,Растяжка,Ольга\n", kb.KindDocument,
			"Понедельник|Время: 10:00|Занятие: Йога|Тренер: Анна", "",
		},
		{"people with prices", "Мастер;Стрижка;Окрашивание\nАнна;1500;3000\nОльга;2000;4500\n", kb.KindPrices, "Анна|Стрижка: 1500|Окрашивание: 3000", ""},
		{"lessons with prices", "Преподаватель;Инструмент;Урок, ₽\nГромов;гитара;2200\nЛи;вокал;2500\n", kb.KindPrices, "Громов|Урок: 2200 ₽|Инструмент: гитара", ""},
		{"goods", "Товар;Описание;Город\nКружка;белая;Тверь\nЧайник;синий;Тула\n", kb.KindPrices, "Кружка|Описание: белая|Город: Тверь", "KB009 0 no prices found"},
		{"a price list, by its name", "Прайс на аренду;;\nГород;Адрес;Метро\nТверь;Мира, 5;нет\nТула;Ленина, 7;нет\n", kb.KindPrices, "Тверь|Адрес: Мира, 5|Метро: нет", "KB009 0 no prices found"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := mustLoad(t, "kb/t.csv", tt.text)
			if s.Kind != tt.kind || len(s.Entries) == 0 {
				t.Fatalf("%s, %+v, %+v", s.Kind, s.Rows, s.Skipped)
			}
			first := s.Entries[0]
			if got := first.Title + "|" + strings.ReplaceAll(first.Body, "\n", "|"); got != tt.want {
				t.Errorf("the first entry is %s, want %s", got, tt.want)
			}
			if got := findings(s); got != tt.problems {
				t.Errorf("findings %q, want %q", got, tt.problems)
			}
			if is := first.Kind == kb.Section; is != (tt.kind == kb.KindDocument) {
				t.Errorf("the first entry is a %s", first.Kind)
			}
		})
	}
}

// A table that its author calls a document is one, whatever stands in it; the prices of dealers are
// left out of it too.
func TestRecordsWanted(t *testing.T) {
	s, err := Load(fstest.MapFS{"kb/t.csv": {Data: []byte("Раздел;Название;Цена, ₽;Себестоимость, ₽\nДом;Плед;3450;900\nСад;Лейка;700;200\n")}}, []string{"kb/t.csv"}, Options{Kind: kb.KindDocument})
	if err != nil {
		t.Fatal(err)
	}
	first := s.Entries[0]
	if s.Kind != kb.KindDocument || first.Kind != kb.Section || first.Body != "Раздел: Дом\nЦена: 3450 ₽" || first.Prices != nil {
		t.Errorf("%s: %+v", s.Kind, first)
	}
}
