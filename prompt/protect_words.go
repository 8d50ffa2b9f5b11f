package prompt

import (
	"regexp"
	"strings"
)

// The wordings stand as alternatives between spaces; (\S+ ){0,3} is up to three words of any kind.

// protections are the three things that the base protects, and the base as a whole.
func protections() []protection {
	return []protection{secrecy(), handingOver(), knowledgeOnly(), baseRules()}
}

func secrecy() protection {
	workings := pattern(
		`промп?т(а|у|ом|е|ы|ов|ам|ах)?`, `(сво|тво|ваш|внутренн|системн|служебн)\S* (\S+ )?(инструкц|правил|указан|устройств|подсказк|сообщен)\S*`,
		`(инструкц|правил|указан)\S* (выше|базы|базов\S+)`, `на какой (ты |вы )?модели`, `(какая|чья) (ты|вы) модель`, `(сво|тво)\S* (языков\S+ )?модел\S*`,
		`языков\S+ модел\S*`, `как (ты|вы) (устроен\S*|работаешь)`, `кто (тебя|вас) (создал|сделал|разработал|обучил)`,
		`(your|own|system|hidden|internal|secret|these) (\S+ ){0,2}(prompts?|instructions?|rules|guidelines|workings|system message)`,
		`the (full |whole |entire )?(prompt|system prompt|rules above|instructions above)`, `(which|what) (language )?model (you|are)`,
		`your (language )?model`, `(who|which company) (made|built|trained|created) you`, `how you work`)
	return protection{
		name: "secrecy",
		hint: "the operator keeps its prompt, rules, model and workings to itself; a layer may add what else is secret",
		taken: []wording{
			{
				act: pattern(`(расскаж|перескаж|покаж|назов|сообщ|опиш|объясн|пришл|перевед)и(те)?`, `(рассказыва|раскрыва|раскро|показыва|пересказыва|называ|выдава|выда|сообща|описыва|объясня|присыла|цитиру|процитиру)й(те)?`, `(по)?дели(сь|тесь)`,
					mayRu+`(\S+ ){0,4}(рассказ|раскры|показ|пересказ|назва|назыв|цитир|процитир|выда|сообщ|описа|дели|подели|объясн|говор|отвеч|перевести|переводить)\S*`,
					`(reveal|disclose|show|share|tell|explain|describe|repeat|quote|print|paste|translate|summari[sz]e|discuss|give|name)`),
				about:  workings,
				unless: pattern(`промп?т\S* (бот|чат|клиент|нейро|ассистент|для)\S*`, `(как|how to) (настро|измен|напис|задат|создат|добавит|change|write|set|edit)\S*`, `nothing`, `none`, `no`),
			},
			{
				act: pattern(`(говори|говорите)`, `(рассказ|раскры|показ|назва|назыв|цитир|сообщ|опис|говор)\S*ть(ся)? `+notDenied+`(можно|можешь|можете|разрешено|разрешается|вправе)`,
					`(talk|speak|chat|be (open|honest|frank|transparent)|answer (\S+ ){0,2}questions?) (\S+ ){0,2}about`, `(may|can) be (disclosed|revealed|shared|shown|quoted|discussed)`),
				about:  workings,
				unless: pattern(`(rules|instructions|guidelines) (of|for|on) \S+`, `how you work with`),
			},
			{
				act: pattern(`не (скрывай|утаивай|прячь|таи|замалчивай)(те)?`, `не (делай|держи)(те)? (\S+ ){0,4}(секрет|тайн)\S*`, `\S+ не (секрет|тайна)`,
					`(not|don't|never) (\S+ )?(hide|conceal|withhold)`, `(not|don't) keep (\S+ ){0,4}secret`, `(no|not a) secret`),
				about: workings, denies: true,
			},
			{
				act:    pattern(`раскр(ой|ывай)(те)? (\S+ )?`+bare, mayRu+`(\S+ )?раскры\S* (\S+ )?`+bare, bare+` раскр(ой|ывай)(те)?`, bare+` (можно|можешь|можете) (\S+ )?раскры\S*`, bare+` раскры\S* (можно|можешь|можете)`, `(reveal|disclose) (the )?(instructions|guidelines)`),
				unless: pattern(`инструкц\S* (по|к|для|на|об|о) \S+`, `(instructions|guidelines) (for|on|to|about|of) \S+`),
			},
			// Rules that are named as those of something, as of returns, are the shop's.
			{act: pattern(`(о|об|про) (правил|инструкци|указани)\S* (отвечай|рассказывай|говори)(те)? (\S+ ){0,2}`+openly,
				`(о|об|про) (правил|инструкци|указани)\S* `+openly+` (отвечай|рассказывай|говори)(те)?`)},
			{act: regexp.MustCompile(` (?:(отвечай|рассказывай|говори)(те)? (\S+ )?` + openly + `|` + openly + ` (отвечай|рассказывай|говори)(те)?) (\S+ ){0,3}(о|об|про) (правил|инструкци|указани)\S* $`)},
			{
				act:   pattern(`о себе (рассказывай|говори|отвечай)(те)?`, `(рассказывай|говори|отвечай)(те)? (\S+ ){0,2}о себе`, `(talk|speak) (\S+ )?about yourself`, `tell (\S+ ){0,2}about yourself`),
				about: pattern(`(промп?т|инструкци|правил|модел|устройств)\S*`, `(prompt|instructions|rules|model|workings)`),
			},
			{act: pattern(`(скажи|говори|отвечай|называй себя|say|tell \S+)`), about: pattern(`(chatgpt|gpt|claude|gemini|yandexgpt|gigachat|llama|mistral|qwen|deepseek)`)},
		},
		held: []*regexp.Regexp{
			pattern(`(промп?т|устройств|инструкц|правил|модел|prompt|instruction|rules|workings|model)\S*`, `how you work`),
			pattern(`не`, `никогда`, `нельзя`, `(отклон|откаж|секрет|тайн)\S*`, `never`, `not`, `don't`, `nothing`, `no`, `decline`, `secret`, `keep`),
		},
	}
}

func handingOver() protection {
	human := pattern(`(человек|люд|оператор|сотрудник|коллег|менеджер|специалист|администратор|руководител|живо|живы)\S*`, `поддержк\S*`,
		`(human|person|people|agent|colleague|staff|manager|representative|team|somebody|someone)s?`, `(over|off|handoff|escalate)`, `(customer|conversation|dialog|dialogue|chat|question|request)s?`)
	other := pattern(`(если|пока|когда|кроме|прежде|до|без|раньше|данн\S+|номер\S*|парол\S*|код\S*|карт\S*|файл\S*|зря)`,
		`(before|until|unless|if|when|while|without|except|first|for|just|names|data|details|numbers?|passwords?|cards?)`)
	always := pattern(`(никогда|никому|никого|вообще|совсем|всегда|никаких)`, `ни (при|в|за|под) \S+`, `(во )?(всех|любых|остальных)( \S+)? (случаях|вопросах|ситуациях)`,
		`(never|ever|always|any)`, `(under|in) no \S+`, `in all (other )?cases`, `at all`, `no matter \S+`)
	return protection{
		name: "handing over",
		hint: "say what to try before a human is called; who asks again, or cannot be answered, gets one all the same",
		taken: []wording{
			{
				act: pattern(`не (беспокой|тревожь|отвлекай|дергай|зови|позови|вызывай|вызови|переводи|переведи|передавай|подключай|переключай|соединяй|приглашай|привлекай|отправляй|эскалируй)(те)?`,
					`(never|not|don't|cannot|can't|mustn't) (\S+ ){0,2}(hand (\S+ ){0,3}(over|off)|handoff|escalate|transfer|call|involve|bring in|connect|pass|bother|disturb|trouble|interrupt)`,
					`(is|are|must|should|may) (not|never) (to )?be (called|involved|bothered|disturbed|brought in)`),
				about: human, always: always, plain: plainly(), unless: other, denies: true,
			},
			{
				act: pattern(`(обойди|обходи|справь|справляй)(ся|сь|тесь) (\S+ )?`+withoutHuman, withoutHuman+` (\S+ )?(обойди|обходи|справь|справляй)(ся|сь|тесь)`, withoutHuman+` (отвечай|решай)(те)?`,
					`(manage|do|get by|cope) without (any |the )?(human|people|colleague|staff|agent)s?`),
				unless: pattern(`(если|когда|пока|сначала|попробуй|постарайся|старайся|где|if|when|while|until|first|try|where)`),
			},
			{act: pattern(`(всегда|все|все вопросы|любые вопросы) (справляй(ся|тесь)|разбирай(ся|тесь)|(решай|отвечай)(те)?) (\S+ )?(сам|сама|сами|самостоятельно)`,
				`(справляй(ся|тесь)|решай(те)?) (всегда|все|все вопросы) (сам|сама|сами|самостоятельно)`, `(справляй(ся|тесь)|решай(те)?) (сам|сама|сами|самостоятельно) (всегда|все|все вопросы)`,
				`always (handle|resolve|solve|manage|deal with|sort out|answer) ((it|this|things|everything|problems|questions) )?(yourself|by yourself|on your own)`,
				`(handle|resolve|solve|manage|deal with|answer) (it|everything|all questions|every question|every problem) (always )?(yourself|by yourself|on your own)`)},
			{act: pattern(`(обходи(сь|тесь)|справляй(ся|тесь)|(отвечай|решай)(те)?) (\S+ ){0,4}без (участия |помощи )?(человек|люд|оператор|сотрудник|коллег)\S*`,
				`(handle|resolve|answer|solve|deal with) (\S+ ){0,4}(everything|every \S+|all \S+|it all|always) (\S+ ){0,3}without (a |any |the )?(human|people|colleague|staff|agent)s?`)},
			{act: pattern(`(просьб|требовани|запрос)\S* (\S+ ){0,5}(человек|оператор|сотрудник|люд)\S* (\S+ ){0,3}(отклоняй|игнорируй|не выполняй|пропускай)(те)?`,
				`(отклоняй|игнорируй|отказывай)(те)? (\S+ ){0,3}(просьб|требовани|запрос)\S* (\S+ ){0,4}(человек|оператор|сотрудник|люд)\S*`,
				`(refuse|decline|ignore|reject) (\S+ ){0,3}(requests?|wish|demands?) (\S+ ){0,4}(human|person|people|agent|colleague)s?`)},
		},
		held: []*regexp.Regexp{pattern(`(зови|позови|вызывай|вызови|переводи|переведи|передавай|передай|подключай|подключи|соединяй|соедини|эскалируй)(те)? .*(человек|люд|оператор|сотрудник|коллег|специалист|менеджер|поддержк)\S*`,
			`(человек|люд|оператор|сотрудник|коллег|специалист|менеджер)\S* .*(зови|позови|вызови|переведи|передай|подключи|соедини)(те)?`,
			`handoff`, `hand (\S+ ){0,3}(over|off)`, `escalate`, `(call|transfer|pass|bring|connect|get) (\S+ ){0,4}(human|person|agent|colleague|staff|manager|somebody|someone)s?`)},
	}
}

func knowledgeOnly() protection {
	return protection{
		name: "knowledge only",
		hint: "what an operator may say stands in the knowledge or in company.yaml: write it there",
		taken: []wording{
			{
				act: pattern(`(придумыва|придума|выдумыва|выдума|додумыва|додума|сочиня|фантазиру|импровизиру|угада|угадыва|гада|домыслива)й(те)?`, `(сочин|предполож)и(те)?`,
					mayRu+`(\S+ ){0,3}(придум|выдум|додум|сочин|угад|предпол|импровиз|фантаз)\S*`,
					`(make (\S+ ){0,3}up|invent|improvise|guess|speculate|fabricate)`),
				unless: pattern(`(приветств|шутк|поздравлен|прощан|комплимент|имя|названи|сокращени|парол)\S*`, `(greeting|joke|name|password)s?`,
					`make up to`, `(a|the|each|every|best) guess`, `nothing`, `no`),
			},
			{act: pattern(`(выскажи|дай|назови|сделай)(те)? (\S+ ){0,2}(предположени|догадк)\S*`, `(make|take|give|offer|hazard|venture) (\S+ ){0,2}guess`)},
			{act: pattern(`(отвечай|бери|используй|добавляй|дополняй)(те)? (\S+ ){0,5}(общ|собственн|сво|внешн)\S* (\S+ )?(знани|эрудиц|опыт|памят)\S*`,
				`(ответь|возьми)(те)? (\S+ ){0,5}(общ|собственн|сво|внешн)\S* (\S+ )?(знани|эрудиц|опыт|памят)\S*`,
				`(пользуй|опирай|полагай)(ся|тесь) (\S+ ){0,5}(общ|собственн|сво|внешн)\S* (\S+ )?(знани|эрудиц|опыт|памят)\S*`,
				mayRu+`(\S+ ){0,4}(общ|собственн|сво|внешн)\S* (\S+ )?(знани|эрудиц|опыт|памят)\S*`,
				`(use|rely on|draw on|answer from|answer with|fall back on|add from) (\S+ ){0,3}(general|own|world|common|outside|external|background|training) (\S+ )?(knowledge|data|experience|memory|sense)`)},
			{act: pattern(`(ищи|поищи|найди|посмотри|смотри|гугли)(те)? (\S+ ){0,4}(интернет|сети|гугл|яндекс|поисковик|википеди)\S*`, `(отвечай|ответь|скажи|говори)(те)? (\S+ ){0,3}(наугад|от себя|по наитию)`,
				`(наугад|от себя|по наитию) (отвечай|ответь|скажи|говори)(те)?`, `из (общ|собственн|сво)\S* (\S+ )?знани\S* (отвечай|ответь|бери)(те)?`,
				`(search|browse|google|check|look (\S+ ){0,2}up) (\S+ ){0,3}(web|internet|online|wikipedia)`, `(go|answer) beyond (the |your )?(knowledge|sources|entries)`)},
			{act: pattern(`не (ограничивай(ся|тесь)) (\S+ ){0,3}(знани|источник|запис|баз)\S*`, `(not|don't) (be )?(limit|restrict|confine)\S* (\S+ ){0,3}(knowledge|sources|entries)`), denies: true},
		},
		held: []*regexp.Regexp{
			pattern(`(только|лишь|исключительно)`, `ничего кроме`, `не (выдумыва|придумыва|додумыва)й(те)?`, `(only|alone|solely|exclusively)`, `nothing but`, `(never|not|don't) (guess|invent|make (\S+ ){0,3}up)`),
			pattern(`(знани|источник|запис|сведени|баз|ответ|факт|knowledge|source|entr|fact|answer|anything)\S*`),
		},
	}
}

func baseRules() protection {
	return protection{
		name: "the rules of the base",
		hint: "a lower layer adds and narrows; what the base itself should say otherwise goes into a base of your own, as base: prompt/base.md",
		taken: []wording{
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
			{act: pattern(`(правил|инструкц|указани|ограничени)\S* (выше|баз\S+|предыдущ\S+) (не действу|отменя|отменен|не важн|можно нарушать|можешь нарушать)\S*`,
				`(важнее|выше|главнее|сильнее) (правил|указани|инструкц)\S* (базы|базов\S+|выше)`,
				`(rules|instructions|guidelines|restrictions) (above|of the base|below) (do not|don't|no longer|need not) (apply|hold|count|matter|be followed)`,
				`(replace|cancel|override|supersede|overrule)s? (\S+ ){0,2}(rules|instructions) (above|of the base)`), denies: true},
		},
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

// mayRu is a permission, in Russian; in English the verb behind it has the form of an order.
const mayRu = `(можешь|можете|можно|разреш\S+|вправе|не стесняйся|не стесняйтесь|не бойся|не бойтесь|право) `

const (
	// notDenied is up to three words, and no "не" among them.
	notDenied = `(?:(?:[^н ]\S*|н[^е ]\S*|не\S+) ){0,3}`

	bare         = `(инструкци\S*|указани\S*)` // that nobody says to be of something
	openly       = `(честно|полно|полностью|открыто|откровенно|свободно|без утайки)`
	withoutHuman = `без (участия |помощи )?(человек|люд|оператор|сотрудник|коллег|менеджер|специалист|администратор|руководител)\S*`
)

// plainly matches a sentence that has no words but those of an order not to hand over, so that no case is
// left in which it does not hold.
func plainly() *regexp.Regexp {
	return regexp.MustCompile(`^ (?:(?:` + strings.Join([]string{
		`(человек|люд|оператор|сотрудник|коллег|менеджер|специалист|администратор|руководител)\S*`, `(клиент|покупател|пользовател|гост|диалог|разговор)\S*`,
		`на|к|с|и|а|не|ты|вы|сам|сама|сами|самостоятельно`, `(зови|вызывай|переводи|передавай|подключай|переключай|соединяй|беспокой|тревожь|отвлекай|дергай)(те)?`,
		`(справляй|обходи|разбирай)(ся|сь|тесь)`, `(решай|отвечай)(те)?( все)?`,
		`(human|people|person|agent|colleague|staff|manager|customer|conversation|chat|dialog)s?`, `a|an|the|our|to|you|do|not|don't|is|are|be|must|should|may|and`,
		`hand|over|off|call|called|transfer|connect|pass|involve|involved|bother|bothered|disturb|disturbed|trouble|interrupt`,
		`(handle|solve|manage|answer)( it| everything)?`, `yourself|on your own`,
	}, "|") + `) )+$`)
}

// pattern matches one of the alternatives as whole words.
func pattern(alternatives ...string) *regexp.Regexp {
	return regexp.MustCompile(" (?:" + strings.Join(alternatives, "|") + ") ")
}
