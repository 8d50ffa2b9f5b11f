package prompt

import "firstline/kb"

// words are the package's own words in one language: headings of the layers, labels of fields.
type words struct {
	base, company, operator, acting, knowledge string // headings

	name, site, address, contacts, hours     string // of the company
	goods, delivery, payment, returns, other string

	place, price, was string // of an entry

	offTopicHandoff string
}

// wordsIn gives the words of a language; one that is not known is spoken to in English.
func wordsIn(language string) words {
	if language == "ru" {
		return words{
			base: "# Правила", company: "# О компании", operator: "# Твои настройки", acting: "# Как действовать", knowledge: "# Знания",
			name: "Название", site: "Сайт", address: "Адрес", contacts: "Контакты", hours: "Часы работы",
			goods: "Товары и услуги", delivery: "Доставка", payment: "Оплата", returns: "Возврат", other: "Ещё",
			place: "Где", price: "Цена", was: "было",
			offTopicHandoff: "Посторонний вопрос — зови человека: handoff, off_topic.",
		}
	}
	return words{
		base: "# Rules", company: "# The company", operator: "# Your settings", acting: "# How you act", knowledge: "# Knowledge",
		name: "Name", site: "Site", address: "Address", contacts: "Contacts", hours: "Working hours",
		goods: "Goods and services", delivery: "Delivery", payment: "Payment", returns: "Returns", other: "Other",
		place: "Where", price: "Price", was: "was",
		offTopicHandoff: "A question off topic: call a human: handoff, off_topic.",
	}
}

// heading is the line that begins a layer.
func (w words) heading(layer string) string {
	switch layer {
	case base:
		return w.base
	case company:
		return w.company
	case operator:
		return w.operator
	case acting:
		return w.acting
	default:
		return w.knowledge
	}
}

// OffTopicHandoff is the line of an operator layer that stands for off_topic: handoff of the
// configuration, written at pos: without it the base layer has the operator decline.
func OffTopicHandoff(language string, pos kb.Pos) Line {
	return Line{Text: wordsIn(language).offTopicHandoff, Pos: pos}
}
