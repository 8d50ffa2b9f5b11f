package text

// Stop tells whether a folded word has no subject of its own: a conjunction, preposition,
// particle, pronoun, question word or politeness, Russian or English. What is negated or allowed
// matters to an answer, so не, нет, без, можно, not, no and without are not among them.
func Stop(word string) bool {
	if word == "" {
		return false
	}
	if word[0] < 0x80 {
		return stopEnglish(word)
	}
	return stopRussian(word)
}

func stopRussian(word string) bool {
	switch word {
	case "а", "и", "но", "да", "или", "либо", "же", "ж", "бы", "б", "ли", "ль", "то", "ни",
		"что", "чтобы", "чтоб", "как", "если", "когда", "где", "куда", "откуда", "зачем", "почему",
		"какой", "какая", "какое", "какие", "каким", "какую", "каких", "какого", "кто", "кого", "кому", "чем", "чего", "чему",
		"в", "во", "на", "с", "со", "к", "ко", "у", "о", "об", "обо", "от", "ото", "до", "из", "изо", "за", "по", "под",
		"при", "про", "для", "через", "над", "между", "среди",
		"я", "мы", "ты", "вы", "он", "она", "оно", "они", "мне", "меня", "мной", "нам", "нас", "нами",
		"тебе", "тебя", "вам", "вас", "вами", "ему", "его", "ей", "ее", "их", "им", "ним", "них", "нем", "ней", "него",
		"мой", "моя", "мое", "мои", "моего", "моей", "моем", "мою", "моих", "наш", "наша", "наше", "наши",
		"ваш", "ваша", "ваше", "ваши", "вашего", "вашей", "вашем", "вашу", "ваших", "свой", "своя", "свое", "свои", "свою", "своего", "своей",
		"себя", "себе", "это", "этот", "эта", "эти", "этого", "этой", "этом", "эту", "этих", "тот", "та", "те", "того", "той", "том", "ту", "тех",
		"вот", "так", "там", "тут", "здесь", "уже", "еще", "ведь", "ну", "лишь", "разве", "также", "тоже", "очень",
		"быть", "есть", "был", "была", "было", "были", "будет", "будут", "является",
		"здравствуйте", "здравствуй", "привет", "приветствую", "добрый", "доброе",
		"пожалуйста", "пож", "плиз", "спасибо", "благодарю", "подскажите", "подскажи", "скажите", "скажи", "расскажите", "расскажи",
		"помогите", "объясните", "извините", "простите", "могу", "можете", "может", "могут", "можем", "смогу", "мог", "могла", "надо", "нужно", "раз", "все", "просто", "вообще", "только", "хочу", "хотел", "хотела", "хотелось", "хотим", "интересует":
		return true
	}
	return false
}

func stopEnglish(word string) bool {
	switch word {
	case "a", "an", "the", "and", "or", "but", "if", "so", "then", "than", "that", "this", "these", "those", "there", "here",
		"what", "which", "who", "whom", "whose", "when", "where", "why", "how",
		"of", "in", "on", "at", "to", "from", "by", "for", "with", "about", "into", "onto", "as", "via", "per",
		"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "you", "your", "yours", "he", "him", "his", "she", "her", "hers",
		"it", "its", "they", "them", "their", "theirs", "one", "some", "any",
		"am", "is", "are", "was", "were", "be", "been", "being", "do", "does", "did", "doing", "done",
		"have", "has", "had", "having", "can", "could", "will", "would", "shall", "should", "may", "might", "must",
		"i'm", "i've", "i'd", "i'll", "it's", "what's", "how's", "where's", "that's", "there's", "you're", "we're", "let's",
		"just", "also", "too", "very", "really", "please", "pls", "plz", "hi", "hello", "hey", "dear", "thanks", "thank", "sorry",
		"tell", "explain", "want", "wanna", "like", "need", "know", "wonder", "wondering":
		return true
	}
	return false
}
