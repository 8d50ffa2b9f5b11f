package store

// asking tells whether a folded word only says that something is asked, wished or said, of whatever: «можно»,
// «сколько», «нужен», "get", "much", "hiya". It may stand in half of all titles, and in a small knowledge base in a single
// one, where its rarity would make it look like a subject.
func asking(word string) bool {
	switch word {
	case "можно", "нельзя", "возможно", "возможность", "реально", "сколько", "стоит", "стоят", "почем", "цена", "стоимость",
		"нужен", "нужна", "нужны", "обязательно", "необходимо", "имеется", "имеются", "бывает", "бывают", "получится", "подойдет",
		"делать", "сделать", "узнать", "уточнить", "понять", "знать", "спросить", "сказать", "интересно", "дайте", "дать", "дадите", "вопрос",
		"какой-нибудь", "какая-нибудь", "какое-нибудь", "какие-нибудь", "что-нибудь", "кто-нибудь", "где-нибудь", "что-то", "кто-то",
		"не", "нет", "день", "дня", "вечер", "утро", "ребята", "че", "пж", "кстати", "например", "вдруг", "точно", "правда":
		return true
	case "get", "got", "getting", "much", "many", "long", "make", "go", "going", "take", "give", "come", "put", "let", "use", "using",
		"able", "possible", "help", "way", "thing", "things", "something", "anything", "someone", "anyone", "somewhere", "anywhere",
		"question", "price", "cost", "costs", "not", "no", "dont", "cant", "didnt", "doesnt", "isnt", "wont", "don't", "can't", "didn't",
		"doesn't", "isn't", "won't", "whats", "wheres", "hows", "whens", "theres", "whereabouts", "im", "ive", "u", "r", "ur", "hiya",
		"good", "morning", "afternoon", "evening", "guys", "mate", "yeah", "ok", "okay", "um", "trying", "looking", "asking", "sure", "actually":
		return true
	}
	return false
}
