package feed

// shape says how the value of an element is told.
type shape int

const (
	asText     shape = iota
	asFlag           // true: есть; false: нет
	asWhenTrue       // true: да; false: nothing
	asPeriod         // P1Y2M10DT2H30M; true and false as a flag
	asAmount         // a number to order: nothing where it is 1
	asSize           // 20.1/20.5/22.5
	asMarkup         // a fragment of HTML
)

// field is an element of an offer that a customer may be told.
type field struct {
	russian, english string
	shape            shape
	rank             int // its place in the body
}

// firstParam is the place of an offer's own parameters: behind what every offer of its type has,
// and before the terms.
const firstParam = 100

// ymlFields gives the elements of offers of every type that become lines of a body, each with its
// place in it.
func ymlFields() map[string]field {
	fields := map[string]field{}
	for i, f := range offerFields() {
		f.rank = i
		fields[f.name] = f.field
	}
	for i, f := range termFields() {
		f.rank = firstParam + 1 + i
		fields[f.name] = f.field
	}
	return fields
}

// namedField is a field with the name of its element.
type namedField struct {
	name string
	field
}

// offerFields lists what an offer is.
func offerFields() []namedField {
	return []namedField{
		{"artist", field{russian: "Исполнитель", english: "Artist"}},
		{"author", field{russian: "Автор", english: "Author"}},
		{"vendor", field{russian: "Производитель", english: "Brand"}},
		{"model", field{russian: "Модель", english: "Model"}},
		{"vendorCode", field{russian: "Артикул", english: "Article number"}},
		{"condition", field{russian: "Состояние", english: "Condition"}},
		{"publisher", field{russian: "Издательство", english: "Publisher"}},
		{"series", field{russian: "Серия", english: "Series"}},
		{"year", field{russian: "Год", english: "Year"}},
		{"volume", field{russian: "Томов", english: "Volumes"}},
		{"part", field{russian: "Том", english: "Volume"}},
		{"ISBN", field{russian: "ISBN", english: "ISBN"}},
		{"language", field{russian: "Язык", english: "Language"}},
		{"binding", field{russian: "Формат", english: "Binding"}},
		{"page_extent", field{russian: "Страниц", english: "Pages"}},
		{"table_of_contents", field{russian: "Оглавление", english: "Contents", shape: asMarkup}},
		{"performed_by", field{russian: "Читает", english: "Read by"}},
		{"performance_type", field{russian: "Тип аудиокниги", english: "Type of audiobook"}},
		{"media", field{russian: "Носитель", english: "Medium"}},
		{"storage", field{russian: "Носитель", english: "Medium"}},
		{"format", field{russian: "Формат записи", english: "Recording format"}},
		{"recording_length", field{russian: "Длительность, минут", english: "Length, minutes"}},
		{"starring", field{russian: "В ролях", english: "Starring"}},
		{"director", field{russian: "Режиссёр", english: "Director"}},
		{"originalName", field{russian: "Оригинальное название", english: "Original title"}},
		{"place", field{russian: "Место", english: "Place"}},
		{"hall", field{russian: "Зал", english: "Hall"}},
		{"hall_part", field{russian: "Часть зала", english: "Seats"}},
		{"date", field{russian: "Дата", english: "Date"}},
		{"is_premiere", field{russian: "Премьера", english: "Premiere", shape: asWhenTrue}},
		{"is_kids", field{russian: "Для детей", english: "For children", shape: asWhenTrue}},
		{"worldRegion", field{russian: "Часть света", english: "Part of the world"}},
		{"country", field{russian: "Страна", english: "Country"}},
		{"region", field{russian: "Курорт или город", english: "Resort or town"}},
		{"days", field{russian: "Дней", english: "Days"}},
		{"dataTour", field{russian: "Даты заездов", english: "Dates"}},
		{"hotel_stars", field{russian: "Отель", english: "Hotel"}},
		{"room", field{russian: "Номер", english: "Room"}},
		{"meal", field{russian: "Питание", english: "Meals"}},
		{"included", field{russian: "Включено", english: "Included"}},
		{"transport", field{russian: "Транспорт", english: "Transport"}},
		{"country_of_origin", field{russian: "Страна производства", english: "Country of origin"}},
		{"weight", field{russian: "Вес", english: "Weight"}},
		{"dimensions", field{russian: "Габариты", english: "Dimensions", shape: asSize}},
		{"age", field{russian: "Возраст", english: "Age"}},
		{"adult", field{russian: "Только для взрослых", english: "Adults only", shape: asWhenTrue}},
		{"downloadable", field{russian: "Можно скачать", english: "Can be downloaded", shape: asWhenTrue}},
	}
}

// termFields lists how it is sold.
func termFields() []namedField {
	return []namedField{
		{"expiry", field{russian: "Срок годности", english: "Shelf life", shape: asPeriod}},
		{"period-of-validity-days", field{russian: "Срок годности", english: "Shelf life", shape: asPeriod}},
		{"comment-validity-days", field{russian: "О сроке годности", english: "About its shelf life"}},
		{"service-life-days", field{russian: "Срок службы", english: "Service life", shape: asPeriod}},
		{"comment-life-days", field{russian: "О сроке службы", english: "About its service life"}},
		{"manufacturer_warranty", field{russian: "Гарантия производителя", english: "Manufacturer's warranty", shape: asPeriod}},
		{"seller_warranty", field{russian: "Гарантия продавца", english: "Seller's warranty", shape: asPeriod}},
		{"warranty-days", field{russian: "Гарантия", english: "Warranty", shape: asPeriod}},
		{"comment-warranty", field{russian: "О гарантии", english: "About the warranty"}},
		{"sales_notes", field{russian: "Условия", english: "Terms"}},
		{"min-quantity", field{russian: "Минимальный заказ, шт.", english: "Minimum order", shape: asAmount}},
		{"step-quantity", field{russian: "Кратность заказа, шт.", english: "Sold in multiples of", shape: asAmount}},
		{"store", field{russian: "Покупка в магазине без заказа", english: "Sold in the shop without an order", shape: asFlag}},
	}
}

// ignored tells the elements of an offer that are between the shop and the market place.
func ignored(name string) bool {
	switch name {
	case "categoryId", "currencyId", "price", "oldprice", "price_min", "price_max", "name", "title", "typePrefix",
		"available", "disabled", "url", "picture", "param", "description", "barcode", "group_id",
		"delivery", "pickup", "delivery-options", "pickup-options", "local_delivery_cost", "local_delivery_days",
		"bid", "cbid", "fee", "cpa", "vat", "enable_auto_discounts", "credit-template", "supplier",
		"shop-sku", "shop_sku", "market-sku", "market_sku", "outlets", "count", "stock", "stock_quantity", "quantity_in_stock", "quantity",
		"market_category", "category", "tn-ved-codes", "certificate", "box-count", "transport-unit", "leadtime", "quantum",
		"delivery-weekdays", "min-delivery-pieces", "rec", "modified_time", "custom_score",
		"custom_label_0", "custom_label_1", "custom_label_2", "custom_label_3", "custom_label_4":
		return true
	}
	return false
}
