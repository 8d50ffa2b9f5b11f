package feed

// merchantField is an attribute that a customer may be told.
type merchantField struct{ name, russian, english string }

// merchantFields lists them in the order of a body.
func merchantFields() []merchantField {
	return []merchantField{
		{"availability", "Наличие", "Availability"},
		{"availability_date", "В продаже с", "Available from"},
		{"brand", "Производитель", "Brand"},
		{"mpn", "Артикул", "Article number"},
		{"condition", "Состояние", "Condition"},
		{"color", "Цвет", "Colour"},
		{"size", "Размер", "Size"},
		{"size_system", "Система размеров", "Size system"},
		{"size_type", "Тип размера", "Size type"},
		{"material", "Материал", "Material"},
		{"pattern", "Узор", "Pattern"},
		{"gender", "Пол", "Gender"},
		{"age_group", "Возраст", "Age group"},
		{"adult", "Только для взрослых", "Adults only"},
		{"multipack", "Штук в упаковке", "Pieces in a pack"},
		{"is_bundle", "Набор", "Bundle"},
		{"unit_pricing_measure", "Содержимое", "Contents"},
		{"product_weight", "Вес", "Weight"},
		{"product_length", "Длина", "Length"},
		{"product_width", "Ширина", "Width"},
		{"product_height", "Высота", "Height"},
		{"energy_efficiency_class", "Класс энергоэффективности", "Energy efficiency class"},
		{"product_highlight", "Особенности", "Highlights"},
		{"shipping", "Доставка", "Shipping"},
		{"free_shipping_threshold", "Бесплатная доставка от", "Free shipping from"},
		{"min_handling_time", "Сборка, дней не менее", "Handling, days at least"},
		{"max_handling_time", "Сборка, дней не более", "Handling, days at most"},
		{"installment", "Рассрочка", "Instalments"},
		{"subscription_cost", "Подписка", "Subscription"},
		{"warranty", "Гарантия", "Warranty"},
	}
}

// ownAttribute tells the attributes that are told in another way, and those that are between the
// shop and the market place.
func ownAttribute(name string) bool {
	switch name {
	case "id", "title", "structured_title", "short_title", "description", "structured_description", "content", "summary",
		"link", "mobile_link", "canonical_link", "ads_redirect", "guid", "pubDate", "updated", "author", "published",
		"image_link", "additional_image_link", "lifestyle_image_link", "video_link", "virtual_model_link",
		"price", "sale_price", "sale_price_effective_date", "unit_pricing_base_measure",
		"product_type", "google_product_category", "fb_product_category", "gtin", "item_group_id", "identifier_exists",
		"tax", "tax_category", "shipping_weight", "shipping_length", "shipping_width", "shipping_height", "shipping_label",
		"ships_from_country", "transit_time_label", "expiration_date", "promotion_id", "pause", "external_seller_id",
		"excluded_destination", "included_destination", "shopping_ads_excluded_country", "return_policy_label",
		"quantity", "inventory", "quantity_to_sell_on_facebook", "adwords_redirect", "adwords_labels", "adwords_grouping",
		"custom_label_0", "custom_label_1", "custom_label_2", "custom_label_3", "custom_label_4",
		"display_ads_id", "display_ads_link", "display_ads_title", "display_ads_value", "display_ads_similar_ids",
		"status", "visibility", "online_only", "mobile_android_app_link":
		return true
	}
	return false
}
