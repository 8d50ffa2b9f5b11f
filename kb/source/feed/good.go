package feed

import (
	"cmp"
	"strings"

	"github.com/shopspring/decimal"
)

// good reads a <Товар>.
func (x *exchange) good(e *element) *good {
	g := &good{
		id: e.get("Ид"), name: e.get("Наименование"), article: e.get("Артикул"), barcode: e.get("Штрихкод"),
		unit: unitOf(e), prices: priceList(e), deleted: deleted(e), line: e.line, end: e.end,
		full: e.get("ПолноеНаименование"),
	}
	for _, c := range e.children {
		switch c.name {
		case "Группы":
			for _, id := range c.all("Ид") {
				g.groups = append(g.groups, id.value())
			}
		case "Описание":
			g.description = cmp.Or(g.description, c.markup())
		case "Картинка":
			g.pictures = append(g.pictures, c.value())
		case "Изготовитель", "Производитель", "ТорговаяМарка":
			label := x.language.of("Производитель", "Brand")
			if c.name == "ТорговаяМарка" {
				label = x.language.of("Торговая марка", "Trade mark")
			}
			g.tell(label, cmp.Or(c.get("Наименование"), c.value()))
		case "Страна":
			g.tell(x.language.of("Страна", "Country"), cmp.Or(c.get("Наименование"), c.value()))
		case "Вес":
			g.weight(x, c.value())
		case "ЗначенияСвойств":
			for _, p := range c.all("ЗначенияСвойства") {
				for _, v := range p.all("Значение") {
					g.properties = append(g.properties, line{p.get("Ид"), v.value()})
				}
			}
		case "ХарактеристикиТовара":
			g.lines = append(g.lines, features(c)...)
		case "ЗначенияРеквизитов":
			for _, r := range c.all("ЗначениеРеквизита") {
				g.requisite(x, r.get("Наименование"), r.child("Значение"))
			}
		case "Ид", "Наименование", "Артикул", "Штрихкод", "Код", "БазоваяЕдиница", "Единица", "Цены", "Статус", "ПометкаУдаления",
			"ПолноеНаименование", "НомерВерсии", "Категория", "СтавкиНалогов", "ИдКаталога", "Владелец", "ТипНоменклатуры",
			"Количество", "Остатки", "Склад", "Склады":
		default:
			x.unknown.add(c.name, x.path, c.line)
		}
	}
	return g
}

func (g *good) tell(label, value string) {
	if value = clean(value); value != "" {
		g.lines = append(g.lines, line{label, value})
	}
}

// weight tells a weight in kilogrammes; nought is none.
func (g *good) weight(x *exchange, value string) {
	if amount, ok := fraction(strings.Replace(value, ",", ".", 1)); ok && above(amount, "0") {
		g.tell(x.language.of("Вес", "Weight"), value+" "+x.language.of("кг", "kg"))
	}
}

// requisite takes a value that 1C keeps beside the properties. Some say how the good is kept in
// the books, which no customer asks for.
func (g *good) requisite(x *exchange, name string, value *element) {
	switch name {
	case "ВидНоменклатуры", "ТипНоменклатуры", "ОписаниеФайла", "Файл", "Код", "НоваяНоменклатура", "":
	case "Полное наименование", "ПолноеНаименование":
		g.full = value.value()
	case "ОписаниеВФорматеHTML":
		g.description = value.markup()
	case "Вес":
		g.weight(x, value.value())
	default:
		g.tell(name, value.value())
	}
}

// variant reads a <Предложение>.
func (x *exchange) variant(e *element) *variant {
	v := &variant{
		id: e.get("Ид"), name: e.get("Наименование"), article: e.get("Артикул"), barcode: e.get("Штрихкод"),
		unit: unitOf(e), stock: stock(e), prices: priceList(e), deleted: deleted(e),
		path: x.path, line: e.line, end: e.end, records: 1,
	}
	for _, list := range e.all("ХарактеристикиТовара") {
		v.features = append(v.features, features(list)...)
	}
	return v
}

// features reads characteristics: Размер: 38.
func features(list *element) []line {
	var all []line
	for _, f := range list.all("ХарактеристикаТовара") {
		if value := f.get("Значение"); value != "" {
			all = append(all, line{f.get("Наименование"), value})
		}
	}
	return all
}

// unitOf is the unit in which a good is counted, in a word.
func unitOf(e *element) string {
	base := e.child("БазоваяЕдиница")
	return word(cmp.Or(base.value(), base.get("НаименованиеКраткое"), base.attr("НаименованиеПолное")))
}

// word gives a unit that is a word; a number is the code of one.
func word(unit string) string {
	if strings.Trim(unit, "0123456789") == "" {
		return ""
	}
	return unit
}

// stock adds up what the warehouses have; "" where the file does not say.
func stock(e *element) string {
	if given := e.get("Количество"); given != "" {
		return given
	}
	var all []string
	for _, w := range e.all("Склад") {
		all = append(all, w.attr("КоличествоНаСкладе"))
	}
	for _, rests := range e.all("Остатки") {
		for _, rest := range rests.all("Остаток") {
			all = append(all, rest.get("Количество"))
			for _, w := range rest.all("Склад") {
				all = append(all, w.get("Количество"))
			}
		}
	}
	sum, known := decimal.Zero, false
	for _, s := range all {
		if amount, ok := fraction(s); ok {
			known = true
			sum = sum.Add(decimal.RequireFromString(amount))
		}
	}
	if !known {
		return ""
	}
	return sum.String()
}
