package source

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"firstline/kb"
)

// TestProseSheet: a sheet of words beside a price list becomes sections, and loses no word.
func TestProseSheet(t *testing.T) {
	prices := grid("Prices", "Item|Price, £", "Spade|42", "Fork|44")
	for name, rows := range map[string][]string{
		"how to read it": {"Retail, Club|Prices in pounds sterling with VAT.", "Club|For members of the club.", "POA|Price on application: ask us."},
		"contacts":       {"Наш офис находится в Москве, на улице Ленина, 5.|", "Телефон|+7 495 123-45-67", "Почта|info@example.ru"},
	} {
		t.Run(name, func(t *testing.T) {
			s, err := loadSheets(t, grid("Read me", rows...), prices)
			if err != nil {
				t.Fatal(err)
			}
			sections := slices.DeleteFunc(slices.Clone(s.Entries), func(e kb.Entry) bool { return e.Kind != kb.Section })
			if len(sections) == 0 || len(s.Entries)-len(sections) != 2 || s.Rows.Entries != len(rows)+2 || len(s.Problems) > 0 || s.Rows.Skipped > 0 {
				t.Errorf("%+v, %v", s.Entries, s.Problems)
			}
		})
	}
}

// TestNamesOfRows: where no column has names, a row is told by its category, its time, its run.
func TestNamesOfRows(t *testing.T) {
	for name, test := range map[string]struct {
		rows []string
		want []string
	}{
		"a hotel by season": {
			[]string{"Категория номера|Количество мест|Низкий сезон|<", "^|^|будни|выходные", "Стандарт|2|2800|3200", "Люкс|4|5200|5800"},
			[]string{"Стандарт 2800.00 3200.00", "Люкс 5200.00 5800.00"},
		},
		"a print shop by run": {
			[]string{"Тираж, шт.|4+0|4+4", "100|450|600", "200|700|950", "500|1300|1700"},
			[]string{"Тираж, шт.: 100 450.00 600.00", "Тираж, шт.: 200 700.00 950.00", "Тираж, шт.: 500 1300.00 1700.00"},
		},
		"currencies": {
			[]string{"Валюта|Покупка|Продажа", "USD|89,50|92,30", "EUR|96,10|99,40"},
			[]string{"USD 89.50 92.30", "EUR 96.10 99.40"},
		},
		"a pool by hour": {
			[]string{"Время|Пн–Пт|Сб, Вс|Дети", "07:00–12:00|350|450|бесплатно", "12:00–17:00|300|500|бесплатно"},
			[]string{"07:00–12:00 350.00 450.00", "12:00–17:00 300.00 500.00"},
		},
		"a program's columns of units": {
			[]string{"Ценовая группа/ Номенклатура|Розничная|<|Оптовая|<", "|Цена|Ед.|Цена|Ед.", "Чайники|||||", ">Чайник TWK|2490|шт|2190|шт", ">Чайник KO|1990|шт|1750|шт"},
			[]string{"Чайник TWK 2490.00 2190.00", "Чайник KO 1990.00 1750.00"},
		},
		"a tariff is a price": {
			[]string{"Действие|Тариф", "Доверенность|200 руб.", "Верность копии|10 руб. за страницу"},
			[]string{"Доверенность 200.00 RUB", "Верность копии 10.00 RUB"},
		},
		"a label that could be a price": {
			[]string{"Тариф|Подача|Включено|Ожидание, руб/мин", "Эконом|149 ₽|3 км|8", "Комфорт|199 ₽|3 км|10"},
			[]string{"Эконом 149.00 RUB 8.00 RUB", "Комфорт 199.00 RUB 10.00 RUB"},
		},
		"sizes and their neighbour": {
			[]string{"Процедура|Кошки|Собаки до 10 кг|Собаки свыше 10 кг", "Осмотр|600|600|800", "Вакцинация|1500|1700|2000"},
			[]string{"Осмотр 600.00 600.00 800.00", "Вакцинация 1500.00 1700.00 2000.00"},
		},
		"hire by time": {
			[]string{"Инструмент|Час|Сутки|Неделя", "Перфоратор|200|700|3500", "Бензопила|250|900|4500"},
			[]string{"Перфоратор 200.00 700.00 3500.00", "Бензопила 250.00 900.00 4500.00"},
		},
		"hair by length": {
			[]string{"Услуга|Мастер|<|Время", "^|короткие|длинные|^", "Стрижка|1500|1900|60 мин", "Укладка|900|1300|40 мин"},
			[]string{"Стрижка 1500.00 1900.00", "Укладка 900.00 1300.00"},
		},
		"totals with tax": {
			[]string{"Работа|Цена|Сумма", "Штукатурка|650|32500", "Итого||32500", "НДС 20%||6500"},
			[]string{"Штукатурка 650.00"},
		},
		"a company with its number": {
			[]string{"ООО «База»|||ИНН 7801234567", "Артикул|Наименование|Цена|Остаток", "100234|Цемент|489|340", "100235|Гипс|465|12"},
			[]string{"Цемент 489.00", "Гипс 465.00"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			s, err := loadSheets(t, grid("", test.rows...))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, allPrices(s)); diff != "" || len(s.Problems) > 0 {
				t.Error(diff, s.Problems)
			}
		})
	}
}

// allPrices gives the items of a source, each with its title and all of its prices.
func allPrices(s *kb.Source) []string {
	var all []string
	for _, e := range s.Entries {
		if e.Kind != kb.Item {
			continue
		}
		words := []string{e.Title}
		for _, p := range e.Prices {
			words = append(words, strings.TrimSpace(p.Amount+" "+p.Currency))
		}
		all = append(all, strings.Join(words, " "))
	}
	return all
}
