package source

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"firstline/kb"
	"firstline/kb/text"
)

// role says what a column of a table holds. The named ones are also the fields of
// Options.Columns.
type role string

const (
	unknownRole  role = ""
	titleRole    role = "title"
	questionRole role = "question"
	answerRole   role = "answer"
	alsoRole     role = "also"
	idRole       role = "id"
	articleRole  role = "article"
	categoryRole role = "category"
	priceRole    role = "price"
	oldPriceRole role = "old_price"
	dealerRole   role = "dealer" // a price that customers are not told
	currencyRole role = "currency"
	stockRole    role = "stock" // changes daily: no price, and no part of an id
	neverRole    role = "other" // sizes, terms, numbers of rows: no price

	shownRole  role = "shown"  // a price that the project did not name: told, no price, and no part of an id
	hiddenRole role = "hidden" // whoever opens the file does not see the column
	lintRole   role = "lint"   // what a row turns off of lint: metadata, and told to nobody
)

// columnRoles lists the roles that a project may name.
func columnRoles() []role {
	return []role{titleRole, questionRole, answerRole, alsoRole, idRole, articleRole, categoryRole, priceRole, oldPriceRole, dealerRole, currencyRole, stockRole, neverRole}
}

// single tells whether a table has at most one column of the role.
func (r role) single() bool {
	switch r {
	case titleRole, questionRole, answerRole, idRole, articleRole, currencyRole, lintRole:
		return true
	default:
		return false
	}
}

// isPrice: a column of prices that the header names, whoever may see them.
func (r role) isPrice() bool { return r == priceRole || r == dealerRole || r == shownRole }

// keywords are the words by which a header shows its role; a * stands for any ending.
func (r role) keywords() string {
	switch r {
	case alsoRole:
		return "еще друг* other вариант* синоним* формулировк* перефраз* похож* also alias* alternative* variant* synonym* wording*"
	case questionRole:
		return "вопрос* фраз* question* utterance* q"
	case answerRole:
		return "ответ ответы интент* answer answers intent* a"
	case oldPriceRole:
		return "стар* прежн* old was before compare"
	case priceRole:
		return "цен цена цены цене цену ценой стоимост* прайс розн розниц* рознич* опт оптов* price* cost* retail wholesale msrp rrp ррц fee fees"
	case dealerRole:
		return "дилер* дистрибьют* закуп* себестоимост* партнер* агентск* наценк* маржа маржинальн* " +
			"dealer* distributor* reseller* partner* purchas* trade markup margin"
	case currencyRole:
		return "валюта currency"
	case neverRole:
		return "штрихкод* штрих barcode ean gtin upc вес масса нетто брутто weight net gross " +
			"шт тираж* габарит* размер* size* год year рейтинг* rating гаранти* warranty срок* скидк* discount* телефон* phone инн n no п нп пп " +
			"мин min кратност* упаковк* объем* volume мощност* длина длины длину ширин* высот* length width height " +
			"площад* этаж* комнат* возраст* калори* ккал белк* жир* углевод* kcal calories protein fat " +
			"длительност* продолжительност* стаж* опыт experience duration minutes дата date"
	case stockRole:
		return "ост остат* налич* склад* кол количеств* stock qty quantity available статус* status"
	case articleRole:
		return "артикул* арт sku код code article art vendorcode mpn"
	case lintRole:
		return "lint"
	case idRole:
		return "id ид идентификатор key"
	case categoryRole:
		return "категори* подкатегори* раздел* подраздел* групп* подгрупп* рубрик* тем тема темы классификатор* categor* subcategor* section* group* topic* theme*"
	case titleRole:
		return "наименован* названи* товар* услуг* продукт* позици* номенклатур* имя тариф* опци* работ* модел* блюд* процедур* " +
			"name title product* item* service* goods plan model* dish* treatment* procedure*"
	default:
		return ""
	}
}

// roleOf tells the role of a column by its header. Headers mix words: in “код товара” and “ответ
// на вопрос” the first one counts, but a word for a price, or for what a name is the name of
// (“название категории”), goes before.
func roleOf(header string) role {
	words := headerWords(header)
	if len(words) == 0 {
		return unknownRole
	}
	if r := pricedRole(words, header); r != unknownRole {
		return r
	}
	for _, roles := range [][]role{
		{lintRole},
		{alsoRole},
		{questionRole, answerRole, idRole, articleRole, categoryRole},
		{titleRole, stockRole, neverRole},
	} {
		for i := range words {
			for _, r := range roles {
				if hasKeyword(words[i:i+1], r) && !isCompound(words[i:], header) {
					return r
				}
			}
		}
	}
	if hasKeyword(words, dealerRole) {
		return dealerRole
	}
	return unknownRole
}

// isCompound: арт-директор is another thing than its first word; кол-во is not.
func isCompound(words []string, header string) bool {
	const short = 4
	return len(words) > 1 && (words[0] == "арт" || words[0] == "art") && utf8.RuneCountInString(words[1]) > short &&
		strings.Contains(text.Fold(header), words[0]+"-"+words[1])
}

// pricedRole tells the roles that have to do with money. What is of a price (“код цены”, “вид
// цены”) is none, and dealers' prices are another thing.
func pricedRole(words []string, header string) role {
	priced := currencyOf(header) != "" || hasKeyword(words, priceRole)
	switch words[0] {
	case "код", "вид", "тип", "дата", "номер", "code", "type", "kind", "date":
		priced = false
	case "единица", "ед", "unit":
		priced = priced && hasKeyword(words[1:], priceRole)
	}
	switch {
	case isCurrencyHeader(words):
		return currencyRole
	case hasKeyword(words, dealerRole) && (priced || namesDiscount(words)), slices.Contains(words, "cost") && slices.Contains(words, "price"), isCostPrice(words):
		return dealerRole
	case priced && hasKeyword(words, oldPriceRole), isFormerly(words):
		return oldPriceRole
	case priced:
		return priceRole
	}
	return unknownRole
}

// namesDiscount: from what dealers save, and the price of others, follows what dealers pay.
func namesDiscount(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool {
		return strings.HasPrefix(w, "скидк") || strings.HasPrefix(w, "discount")
	})
}

// isFormerly: a column that is called Was stands beside one that is called Now.
func isFormerly(words []string) bool {
	switch words[0] {
	case "was", "было", "раньше", "formerly":
		return len(words) == 1
	}
	return false
}

// isCostPrice: what a thing costs the seller, and what is made on it, in a word of its own.
func isCostPrice(words []string) bool {
	for _, word := range words {
		for _, stem := range []string{"себестоимост", "закупк", "закупоч", "наценк", "маржа", "markup"} {
			if strings.HasPrefix(word, stem) {
				return !hasKeyword(words, questionRole) && !hasKeyword(words, answerRole)
			}
		}
	}
	return false
}

// isCurrencyHeader tells the currency of a price (“валюта цены”) from a price (“цена в валюте”).
func isCurrencyHeader(words []string) bool {
	switch strings.Join(words, " ") {
	case "вал", "cur", "curr", "price currency":
		return true
	}
	return hasKeyword(words, currencyRole) && (words[0] == "валюта" || !hasKeyword(words, priceRole))
}

func headerWords(header string) []string {
	return strings.FieldsFunc(text.Fold(header), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func hasKeyword(words []string, r role) bool {
	for keyword := range strings.FieldsSeq(r.keywords()) {
		stem, open := strings.CutSuffix(keyword, "*")
		for _, word := range words {
			if word == stem || open && strings.HasPrefix(word, stem) {
				return true
			}
		}
	}
	return false
}

// currencyOf gives the currency that a header names: RUB for “Цена, ₽”.
func currencyOf(header string) string {
	for part := range strings.FieldsFuncSeq(header, func(r rune) bool { return strings.ContainsRune(" ,;()[]/\u00a0", r) }) {
		if len(part) > 40 || strings.ContainsFunc(part, unicode.IsDigit) {
			continue
		}
		if strings.HasPrefix(text.Fold(part), "доллар") {
			return "USD" // Цены в долларах США
		}
		for _, amount := range text.Amounts("1 " + part) {
			if amount.Currency != "" {
				return amount.Currency
			}
		}
	}
	return ""
}

// CheckColumns refuses columns of fields that do not exist; pos is where they are written.
func CheckColumns(columns map[string]string, pos kb.Pos) error {
	var known []string
	for _, r := range columnRoles() {
		known = append(known, string(r))
	}
	for _, field := range slices.Sorted(maps.Keys(columns)) {
		if slices.Contains(known, field) {
			continue
		}
		hint := "there are " + strings.Join(known, ", ")
		if near := text.Closest(field, known); near != "" {
			hint = "did you mean " + near + "?"
		}
		return &kb.SyntaxError{Pos: pos, Msg: field + " is no field of a column", Hint: hint}
	}
	return nil
}
