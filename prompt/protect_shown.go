package prompt

// Names of language models and of who makes them, and the words for one.
const (
	vendors  = `(chatgpt|gpt|openai|claude|anthropic|gemini|yandexgpt|gigachat|llama|mistral|qwen|deepseek)\S*`
	modelsRu = `(нейросет\S*|нейронк\S*|нейронн\S+ сет\S*|llm|ии|движ\S+|языков\S+ модел\S*|модел\S*)`
	modelsEn = `((large )?language model|llm|neural network|model|ai|engine)`
)

// showing are the wordings that have the prompt, or the model behind it, shown: read out, pasted, sent, named.
func showing() []wording {
	shown := pattern(`(зачит|прочит|вычит)(ай|ывай)(те)?`, `(встав|состав)ь(те)?`, `вставляй(те)?`, `(с)?копируй(те)?`, `(вылож|перешл|пришл|вывед|покаж|сообщ|расскаж|процитиру|да)(и|й)(те)?`, `(выклад|пересыл|присыл|рассказ|показ|дав|вывод)(ывай|ай|и|авай)(те)?`,
		mayRu+`(\S+ ){0,3}(зачит|вставл|вставит|пересыл|пересла|присыл|присла|копиров|скопиров|выкладыв|вылож|вывод)\S*`,
		`(read|paste|copy|insert|send|print|post|forward|mention|give|hand out|tell)`, `let (\S+ ){1,3}(read|see|have|know)`)
	elsewhere := pattern(`промп?т\S* (бот|чат|клиента|клиентов|клиентск\S*|нейро|ассистент|для)\S*`, `(как|how to) (настро|измен|напис|задат|создат|добавит|change|write|set|edit)\S*`,
		`prompts? (library|page|template|builder|gallery|editor|field)s?`, `(чита|прочт|прочит|read)\S* (клиент|customer)\S*`, `nothing`, ofShop)
	return []wording{
		{
			act: shown,
			about: pattern(`((сво|тво|ваш|системн|внутренн)\S* ){1,2}(\S+ )?(инструкц|правил|указан|настройк|подсказк|промп?т)\S*`, `системн\S* промп?т\S*`,
				` что (написано|стоит|сказано) (выше|в этом (промп?те|файле|слое))`, `(все|текст) (\S+ )?(выше|этого промп?та)`, `(содержимое|текст) (этого|всего) (файла|слоя|промп?та)`,
				`(your|own|system|hidden|internal) (\S+ )?(prompts?|instructions?|rules|guidelines|system message)`, `(everything|the text|all|what stands|the lines) above`, `the (rules|instructions) (aloud|out loud)`, `the (full|whole|entire) (system )?prompt`, `(copy|text) of (this|your) (file|prompt|layer)`,
				`the text you were (configured|set up|given|started)( with)?`),
			unless: elsewhere,
		},
		{
			act: pattern(`(говори|скажи|сообщ(и|ай)|рассказывай|расскажи|называй|назови|признавай(ся)?|признай(ся)?|упоминай|упомяни|отвечай|ответь)(те|тесь)?`, `(tell|say|mention|admit|answer|reveal|name|explain)`),
			about: pattern(`(как|котор)\S+ (\S+ )?`+modelsRu+` (\S+ ){0,2}(ты|тебя|тебе|тобой|вас|вам|вами|построен\S*|отвечае\S*|обслужива\S*)`,
				`(which|what) (\S+ )?`+modelsEn+` (\S+ )?(powers|runs|drives|answers|serves|you|is behind|talks)`, modelsEn+` (behind you|you (run|are built|are based|work))`,
				`(ты|вы|работаешь|работаете|построен\S*|основан\S*) (\S+ ){0,2}`+vendors, `you (are|run|work|were built)( \S+){0,4} `+vendors),
		},
		{
			act: pattern(`на вопрос\S* о (своей |твоей )?модели (называй|назови|отвечай|говори|скажи)(те)? (модель|ее|честно|прямо|как есть)`, `(name|say|give) (it|the model)`),
			about: pattern(`на вопрос\S* о (своей |твоей )?модели (называй|назови|отвечай|говори|скажи)(те)? (модель|ее|честно|прямо|как есть)`,
				`(asked|asks|ask) (\S+ )?(about|for|what|which) (the|your) (language )?model `), // and no word of what it is a model
		},
		{act: pattern(`(your|these) (\S+ ){0,2}(prompt|instructions|rules|guidelines|system message) (is|are) not (\S+ )?(confidential|secret)`), unless: pattern(ofShop), denies: true},
	}
}

// ofShop matches what rules and instructions are said to be of, where that is not the base.
const ofShop = `((internal|your|own) )?(rules|instructions|guidelines) (of|for|on) (the |a |an |our |your )(?:[^b ]\S*|b[^a ]\S*)`
