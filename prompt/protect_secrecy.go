package prompt

import "regexp"

func secrecy() protection {
	workings := pattern(
		`промп?т(а|у|ом|е|ы|ов|ам|ах)?`, `(сво|тво|ваш|внутренн|системн|служебн)\S* (\S+ )?(инструкц|правил|указан|устройств|подсказк|сообщен)\S*`,
		`(какие|что за) (\S+ )?у (тебя|вас) (\S+ )?(инструкц|правил|указан|промп?т)\S*`, `what (instructions|rules|prompt) (you|were)`,
		`(инструкц|правил|указан)\S* (выше|базы|базов\S+)`, `текст\S* (инструкц|указани)\S*`, `на какой (ты|вы) модели`, `на какой модели (ты|вы|работа|построен)\S*`, `модел\S*  ?на котор\S+ (ты|вы)`, `(какая|чья) (ты|вы) модель`, `(сво|тво)\S* (языков\S+ )?модел\S*`,
		`языков\S+ модел\S*`, `как (ты|вы) (устроен\S*|работаешь)`, `как\S+ `+modelsRu+` (ты|вы|тебя|вас|тебе|вам)( \S+)?`, `кто (тебя|вас) (создал|сделал|разработал|обучил)`,
		`(your|own|system|hidden|internal|secret|these) (\S+ ){0,2}(prompts?|instructions?|rules|guidelines|workings|system message)`,
		`the (full |whole |entire )?(prompt|system prompt|rules above|instructions above)`, `(which|what) (language )?model (you|are)`,
		`your (language )?model`, `your configuration`, `(the )?(model|vendor|company|provider|technology) behind you`, `(инструкц|правил|указан)\S*  ?по котор\S+ (ты|вы) (работа|действу|отвеча|жив)\S*`,
		`the (rules|instructions|guidelines) (that |which )?you (follow|obey|work by|live by|were given|are given)`, `(who|which company) (made|built|trained|created) you`, `how you work`)
	return protection{
		name: "secrecy",
		hint: "the operator keeps its prompt, rules, model and workings to itself; a layer may add what else is secret",
		taken: append([]wording{
			{
				act: pattern(`(расскаж|перескаж|покаж|назов|сообщ|опиш|объясн|пришл|перевед)и(те)?`, `(рассказыва|раскрыва|раскро|показыва|пересказыва|называ|выдава|выда|сообща|описыва|объясня|присыла|цитиру|процитиру)й(те)?`, `(по)?дели(сь|тесь)`,
					mayRu+`(\S+ ){0,4}(рассказ|раскры|показ|пересказ|назва|назыв|цитир|процитир|выда|сообщ|описа|дели|подели|объясн|говор|отвеч|перевести|переводить)\S*`,
					`(reveal|disclose|show|share|tell|explain|describe|repeat|quote|print|paste|translate|summari[sz]e|discuss|give|name)`),
				about: workings,
				unless: pattern(`промп?т\S* (бот|чат|клиента|клиентов|клиентск\S*|нейро|ассистент|для)\S*`, `(как|how to) (настро|измен|напис|задат|создат|добавит|change|write|set|edit)\S*`,
					`prompts? (library|page|template|builder|gallery|editor|field)s?`, `model of (a |an |the |your )?\S+`, ofShop, `nothing`, `none`, `no`),
			},
			{
				act: pattern(`(говори|говорите)`, `(рассказ|раскры|показ|назва|назыв|цитир|сообщ|опис|говор)\S*ть(ся)? `+notDenied+`(можно|можешь|можете|разрешено|разрешается|вправе)`,
					`(talk|speak|chat|be (open|honest|frank|transparent)|answer (\S+ ){0,2}questions?) (\S+ ){0,2}about`, `(may|can) be (disclosed|revealed|shared|shown|quoted|discussed)`),
				about:  workings,
				unless: pattern(`(rules|instructions|guidelines) (of|for|on) \S+`, `how you work with`),
			},
			{
				act: pattern(`не (скрывай|утаивай|прячь|таи|замалчивай)(те)?`, `не (делай|держи)(те)? (\S+ ){0,4}(секрет|тайн)\S*`, `\S+ не (секрет|тайна)`,
					`(скрывать|прятать|утаивать) (\S+ ){0,3}не (нужно|надо|обязательно|требуется|стоит)`, `не (нужно|надо|обязательно|требуется|стоит) (скрывать|прятать|утаивать)`,
					`no need to (hide|conceal|keep (\S+ ){0,4}secret)`, `(need not|needn't|(don't|not) (have|need) to) (hide|conceal|keep (\S+ ){0,4}secret)`,
					`(not|don't|never) (\S+ )?(hide|conceal|withhold)`, `(not|don't) keep (\S+ ){0,4}secret`, `(no|not a) secret`),
				about: workings, denies: true,
			},
			{
				act:    pattern(`раскр(ой|ывай)(те)? (\S+ )?`+bare, mayRu+`(\S+ )?раскры\S* (\S+ )?`+bare, bare+` раскр(ой|ывай)(те)?`, ordered+` (можно|можешь|можете) (\S+ )?раскры\S*`, ordered+` раскры\S* (можно|можешь|можете)`, `(reveal|disclose) (the )?(instructions|guidelines)`),
				unless: pattern(`инструкц\S* (по|к|для|на|об|о) \S+`, `(instructions|guidelines) (for|on|to|about|of) \S+`),
			},
			{act: pattern(`(инструкци|указани|промп?т)\S* не (секретн|конфиденциальн)\S*`, `(your|these) (\S+ ){0,2}(prompt|instructions|rules|guidelines) (is|are) (public|open|not secret|not confidential)`), denies: true},
			{act: pattern(`(отвечай|ответь|скажи)(те)?`, `say`), about: pattern(`(which|what) (language )?model you are`, `(какая|чья) (ты|вы) (\S+ )?модель`, `на какой (ты |вы )(\S+ )?модели`, `на какой (\S+ )?модели (ты|вы|работа|построен)\S*`, `кто (тебя|вас) (создал|сделал|разработал|обучил)`, `как (ты|вы) устроен\S*`)},
			{act: pattern(`(отвечай|рассказывай|расскажи|говори)(те)? (на вопрос\S* )?(о|об|про) (сво|тво)\S* (настройк|конфигураци|устройств)\S*`)},
			// Rules that are named as those of something, as of returns, are the shop's.
			{act: pattern(`(о|об|про) (правил|инструкци|указани)\S* (отвечай|рассказывай|говори)(те)? (\S+ ){0,2}`+openly,
				`(о|об|про) (правил|инструкци|указани)\S* `+openly+` (отвечай|рассказывай|говори)(те)?`)},
			{act: regexp.MustCompile(` (?:(отвечай|рассказывай|говори)(те)? (\S+ )?` + openly + `|` + openly + ` (отвечай|рассказывай|говори)(те)?) (\S+ ){0,3}(о|об|про) (правил|инструкци|указани)\S* $`)},
			{
				act:   pattern(`о себе (рассказывай|говори|отвечай)(те)?`, `(рассказывай|говори|отвечай)(те)? (\S+ ){0,2}о себе`, `(talk|speak) (\S+ )?about yourself`, `tell (\S+ ){0,2}about yourself`),
				about: pattern(`(промп?т|инструкци|правил|модел|устройств)\S*`, `(prompt|instructions|rules|model|workings)`),
			},
			{act: pattern(`(скажи|говори|отвечай|называй себя|say|tell \S+)`), about: pattern(`(chatgpt|gpt|claude|gemini|yandexgpt|gigachat|llama|mistral|qwen|deepseek)`)},
		}, showing()...),
		held: []*regexp.Regexp{
			pattern(`(промп?т|устройств|инструкц|правил|модел|prompt|instruction|rules|workings|model)\S*`, `how you work`),
			pattern(`не`, `никогда`, `нельзя`, `(отклон|откаж|секрет|тайн)\S*`, `never`, `not`, `don't`, `nothing`, `no`, `decline`, `secret`, `keep`),
		},
	}
}

// notDenied is up to three words, and no "не" among them.
const notDenied = `(?:(?:[^н ]\S*|н[^е ]\S*|не\S+) ){0,3}`

const (
	bare = `(инструкци\S*|указани\S*)` // that nobody says to be of something
	// ordered are those before a verb, where nothing stands between that says what the rules are of.
	ordered = `(инструкци\S*|указани\S*|правила)`
	openly  = `(честно|полно|полностью|открыто|откровенно|свободно|без утайки)`
)
