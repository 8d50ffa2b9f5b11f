package prompt

import "regexp"

func baseRules() protection {
	return protection{
		name: "the rules of the base",
		hint: "a lower layer adds and narrows; what the base itself should say otherwise goes into a base of your own, as base: prompt/base.md",
		taken: append([]wording{
			{
				act: pattern(`(игнорируй|забудь|отбрось|отмени|отменяй|нарушай|пренебрегай)(те)? (\S+ ){0,4}(правил|инструкц|указани|ограничени|слой|слоя)\S*`,
					`(ignore|disregard|forget|override|overrule|bypass|cancel) (\S+ ){0,4}(rules|instructions|layers?|guidelines|restrictions|prompt)`),
				about:  aboutBase(),
				unless: otherOrders(),
			},
			{
				act:   pattern(`не (соблюдай|следуй|выполняй|учитывай|обращай внимания на)(те)? (\S+ ){0,4}(правил|инструкц|указани|ограничени)\S*`, `(not|don't) (follow|obey|heed) (\S+ ){0,4}(rules|instructions|guidelines|restrictions)`),
				about: aboutBase(), unless: otherOrders(), denies: true,
			},
			{act: pattern(`(игнорируй|забудь|нарушай|не соблюдай)(те)? (\S+ )?(правил|указани)\S* (о|об|про) `+protectedRu, `(правил|указани)\S* (о|об|про) `+protectedRu+` (\S+ )?(не (действу|работа|применя|касаю|важн)|отменя|отменен)\S*`,
				`(ignore|forget|disregard|skip) (\S+ )?rules? (about|on|of) `+protectedEn, `rules? (about|on|of) `+protectedEn+` (do not|don't|does not|doesn't|no longer) (apply|hold|count|applies|holds|counts)`), denies: true},
			{act: pattern(`(правил|инструкц|указани|ограничени)\S* (выше|баз\S+|предыдущ\S+) (не действу|отменя|отменен|не важн|можно нарушать|можешь нарушать)\S*`,
				`ограничени\S* (на|по) (тем|вопрос|предмет)\S* (\S+ ){0,4}не (действу|распростран|применя|касаю)\S*`,
				`(limits|restrictions) on (topics|subjects|questions) (\S+ ){0,4}(do not|don't|no longer) (apply|hold|count)`,
				`(важнее|выше|главнее|сильнее) (правил|указани|инструкц)\S* (базы|базов\S+|выше)`,
				`(rules|instructions|guidelines|restrictions) (above|of the base|below) (do not|don't|no longer|need not) (apply|hold|count|matter|be followed)`,
				`(replace|cancel|override|supersede|overrule)s? (\S+ ){0,2}(rules|instructions|everything|all) (above|of the base)`), denies: true},
		}, overruling()...),
	}
}

// aboutBase is what tells the rules of the base from those of a sale.
func aboutBase() *regexp.Regexp {
	return pattern(`(выше|баз\S*|предыдущ\S*|прежн\S*|остальн\S*|верхн\S*|системн\S*|все|всех|любы\S*)`, `(above|base|previous|earlier|prior|all|any|other|system|preceding)`)
}

// otherOrders are those that nobody has to follow.
func otherOrders() *regexp.Regexp {
	return pattern(`(клиент|запис|знани|письм|файл|сообщени|посторонн)\S*`, `(customer|knowledge|entr|letter|file|message|found)\S*`)
}

// What the base protects, as a rule about it is called.
const (
	protectedRu = `(секретност\S*|конфиденциальност\S*|передач\S* (человеку|людям|оператору|сотрудник\S*))`
	protectedEn = `(secrecy|confidentiality|handing over|handoffs?|escalations?)`
)

// overruling are the wordings that have the base, as a whole or one ban of it, hold no longer, or hold after this layer.
func overruling() []wording {
	base := pattern(`базов\S+ (слой|слоя|слою|слоем|правил|указани|инструкц|ограничени|запрет)\S*`, `(правил|указани|инструкц|ограничени|запрет)\S* (базы|базов\S+|выше)`, `слой выше`, `(написан|сказан)\S* (выше|в базе|в базовом слое)`,
		`base (layer('s)?|rules|instructions|prompt)`, `(rules|instructions|restrictions|limits|bans|everything|lines|text|layers?|all|guidelines) (\S+ )?above`, `(rules|instructions|restrictions) (of|from|in) the base( layer)?`)
	clash := pattern(`(противореч|расход|отлича|конфликт|спор)\S* (\S+ ){0,2}(баз|правил\S* выше)\S*`, `(differ|conflict|contradict|disagree)\S* (\S+ ){0,2}(base|rules above|instructions above)`)
	inner := `(о|об|про) (сво\S* )?(модел|промп?т|инструкц|устройств)\S*|(раскры|называ|рассказыва|показыва|говори)\S* (\S+ ){0,3}(модел|промп?т|инструкц|правил)\S*|(выдумыва|придумыва|гада)\S*|звать (человек|людей|оператор)\S*`
	return []wording{
		{
			act: pattern(`(не|больше не|уже не) (действу|распространя|каса|относ|обязательн|применя|связыва|указ)\S*`, `(базов\S+ правил|правил (базы|выше)) нет`,
				`(do not|don't|does not|doesn't|no longer|need not|never) (apply|applies|bind|binds|hold|holds|count|counts|concern|exist|matter)`, `(is|are) (no longer|not) (valid|binding|in force|in effect|active)`, `nothing in`),
			within: base, unless: otherOrders(), denies: true,
		},
		{
			act: pattern(`(устаре|недействительн|отменен|отменя|утратил)\S*`, mayRu+`(\S+ ){0,2}(нарушать|игнорировать|обходить|не соблюдать)`,
				`(считай(те)?|лишь|только|не более чем) (\S+ )?(рекомендаци|пожелани|необязательн|совет)\S*`, `(can|may) be (ignored|skipped|broken|overridden)`,
				`(obsolete|outdated|void|invalid|optional|cancell?ed|superseded|lifted)`, `(are|is) (\S+ )?(suggestions?|recommendations?|advice)`),
			within: base, unless: otherOrders(),
		},
		{act: pattern(`(этот слой|этот файл|эти (правила|указания|строки|инструкции)) (\S+ )?(важнее|главнее|выше|приоритетнее|сильнее|имеет приоритет|имеют приоритет)`,
			`(this layer|this file|these (lines|rules|instructions)) (takes?|has|have|comes?|is|are) (\S+ )?(precedence|priority|before|above|first|more important)`)},
		{act: pattern(`(следуй|слушай(ся)?|выполняй)(те|тесь)? (этим|этому|эти|этих|им)`, `(побежда|главн|важнее|сильнее)\S* (этот|эта|это|эти)`, `(этот|эта|это|эти) \S+ (побежда|главн|важнее|сильнее)\S*`, `(follow|obey|use|prefer) (these|this|the ones here|what stands here)`, `(this|these) (\S+ )?(wins?|prevails?)`), within: clash},
		{act: pattern(`you (are|re) (exempt|free|released|excused) from (\S+ ){0,3}(rules|base|instructions|layers?)`, `you're (exempt|free|released|excused) from (\S+ ){0,3}(rules|base|instructions|layers?)`,
			`(ты|вы|тебя|вас) (\S+ )?(освобожд|свобод)\S* от (\S+ )?(правил|указани|баз)\S*`)},
		{act: pattern(`запрет\S* (`+inner+`) (\S+ )?(снят|снима|отмен|не действу)\S*`, `забудь(те)? (о|об|про) запрет\S* (`+inner+`)`,
			`(ban|prohibition|rule) (on|against|of) (\S+ ){0,3}(model|prompt|instructions|guessing|handing over|handoffs) (is|has been|was) (lifted|void|removed|cancell?ed)`), denies: true},
	}
}
