package source

import (
	"testing"
	"testing/fstest"
)

func TestWhole(t *testing.T) {
	for name, want := range map[string]string{
		"kb/offers0_1.xml": "kb/import0_1.xml",
		"rests.xml":        "import.xml",
		"kb/import0_1.xml": "",
		"kb/offers.csv":    "",
		"kb/my-offers.xml": "",
	} {
		if got := Whole(name); got != want {
			t.Errorf("%s is a part of %q, want %q", name, got, want)
		}
	}
}

// TestExchange: the goods and the prices of an exchange with 1C stand in two files, which are one
// source. A change of either is a change of it.
func TestExchange(t *testing.T) {
	const head = `<?xml version="1.0" encoding="UTF-8"?><КоммерческаяИнформация ВерсияСхемы="2.08">`
	const offers = head + `<ПакетПредложений><ТипыЦен><ТипЦены><Ид>r</Ид><Наименование>Розничная</Наименование><Валюта>RUB</Валюта></ТипЦены></ТипыЦен>
<Предложения><Предложение><Ид>t1</Ид><Наименование>Чайник</Наименование><Цены><Цена><ИдТипаЦены>r</ИдТипаЦены><ЦенаЗаЕдиницу>1990</ЦенаЗаЕдиницу><Валюта>RUB</Валюта></Цена></Цены><Количество>7</Количество></Предложение></Предложения></ПакетПредложений></КоммерческаяИнформация>`
	fsys := fstest.MapFS{
		"kb/import.xml": {Data: []byte(head + `<Классификатор><Группы><Группа><Ид>g</Ид><Наименование>Посуда</Наименование></Группа></Группы></Классификатор>
<Каталог><Товары><Товар><Ид>t1</Ид><Артикул>ЧН-1</Артикул><Наименование>Чайник</Наименование><Группы><Ид>g</Ид></Группы></Товар></Товары></Каталог></КоммерческаяИнформация>`)},
		"kb/offers.xml": {Data: []byte(offers)},
	}
	s, err := Load(fsys, []string{"kb/import.xml"}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	checkSource(t, s)
	if len(s.Entries) != 1 || len(s.Entries[0].Prices) != 1 {
		t.Fatalf("%+v", s.Entries)
	}
	e := s.Entries[0]
	if p := e.Prices[0]; p.Amount != "1990.00" || p.Label != "Розничная" || e.Path[0] != "Посуда" || e.Source.Path != "kb/import.xml" {
		t.Errorf("%+v", e)
	}
	fsys["kb/offers.xml"].Data = append([]byte(offers), '\n')
	if hash, err := Hash(fsys, []string{"kb/import.xml"}, Options{}); hash == s.Hash || err != nil {
		t.Errorf("another file of prices, and the same hash: %v", err)
	}
}
