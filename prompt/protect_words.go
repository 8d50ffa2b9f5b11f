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

func knowledgeOnly() protection {
	return protection{
		name: "knowledge only",
		hint: "what an operator may say stands in the knowledge or in company.yaml: write it there",
		taken: append([]wording{
			{
				act: pattern(`(придумыва|придума|выдумыва|выдума|додумыва|додума|сочиня|фантазиру|импровизиру|угада|угадыва|гада|домыслива)й(те)?`, `(сочин|предполож)и(те)?`,
					mayRu+`(\S+ ){0,3}(придум|выдум|додум|сочин|угад|предпол|импровиз|фантаз)\S*`,
					`(make (\S+ ){0,3}up|invent|improvise|guess|speculate|fabricate)`),
				unless: pattern(`(приветств|шутк|поздравлен|прощан|комплимент|имя|названи|сокращени|парол)\S*`, `(greeting|joke|name|password)s?`,
					`make up to`, `(a|the|each|every|best) guess`, `(up|invent|improvise|guess|speculate|fabricate) (nothing|no)`),
			},
			{act: pattern(`(выскажи|дай|назови|сделай)(те)? (\S+ ){0,2}(предположени|догадк)\S*`, `(make|take|give|offer|hazard|venture) (\S+ ){0,2}guess`), unless: pattern(`only (from|by|with|on) \S+`, `только (по|из|на) \S+`)},
			{act: pattern(`(отвечай|бери|используй|добавляй|дополняй)(те)? (\S+ ){0,5}(общ|собственн|сво|внешн)\S* (\S+ )?(знани|эрудиц|опыт|памят)\S*`,
				`(ответь|возьми)(те)? (\S+ ){0,5}(общ|собственн|сво|внешн)\S* (\S+ )?(знани|эрудиц|опыт|памят)\S*`,
				`(пользуй|опирай|полагай)(ся|тесь) (\S+ ){0,5}(общ|собственн|сво|внешн)\S* (\S+ )?(знани|эрудиц|опыт|памят)\S*`,
				mayRu+`(\S+ ){0,4}(общ|собственн|сво|внешн)\S* (\S+ )?(знани|эрудиц|опыт|памят)\S*`,
				`(use|rely on|draw on|answer from|answer with|fall back on|add from) (\S+ ){0,3}(general|own|world|common|outside|external|background|training) (\S+ )?(knowledge|data|experience|memory|sense)`)},
			{act: pattern(`(ищи|поищи|найди|посмотри|смотри|гугли)(те)? (\S+ ){0,4}(интернет|сети|гугл|яндекс|поисковик|википеди)\S*`, `(отвечай|ответь|скажи|говори)(те)? (\S+ ){0,3}(наугад|от себя|по наитию)`,
				`(наугад|от себя|по наитию) (отвечай|ответь|скажи|говори)(те)?`, `из (общ|собственн|сво)\S* (\S+ )?знани\S* (отвечай|ответь|бери)(те)?`,
				`(search|browse|google|check|look (\S+ ){0,2}up) (\S+ ){0,3}(web|internet|online|wikipedia)`, `(go|answer) beyond (the |your )?(knowledge|sources|entries)`)},
			{act: pattern(`не (ограничивай(ся|тесь)) (\S+ ){0,3}(знани|источник|запис|баз)\S*`, `(not|don't) (be )?(limit|restrict|confine)\S* (\S+ ){0,3}(knowledge|sources|entries)`), denies: true},
			{act: pattern(mayRu+`(\S+ ){0,3}без (опоры|оглядки) на (баз|источник|знани|запис|стать)\S*`, `(отвечай|ответь)(те)? (\S+ ){0,2}без (опоры|оглядки) на (баз|источник|знани|запис|стать)\S*`,
				`use what you (\S+ )?(know|remember) from (\S+ )?training`, `fill (\S+ ){0,3}gaps? (\S+ )?(with|from) (what you know|your own|general|memory)`,
				`estimate (\S+ ){0,5}(not|aren't|isn't|missing) (in|from) (\S+ )?(articles?|knowledge|sources?|list|base|entries)`)},
			{act: pattern(`(дополняй|добавляй)(те)?`, mayRu+`(\S+ ){0,2}(дополнять|добавлять)`), about: pattern(`что (\S+ )?(знаешь|знаете|помнишь|помните) (сам|сама|сами)`, `что (сам|сама|сами) (знаешь|знаете|помнишь|помните)`)},
			{act: pattern(`(цен|стоимост|срок)\S* (\S+ ){0,2}(называть|указывать|называй|указывай|оценивай)(те)? (\S+ )?(примерно|приблизительно|на глаз)`), always: pattern(`нет в (баз|стать|источник|прайс)\S*`)},
		}, unfounded()...),
		held: []*regexp.Regexp{
			pattern(`(только|лишь|исключительно)`, `ничего кроме`, `не (выдумыва|придумыва|додумыва)й(те)?`, `(only|alone|solely|exclusively)`, `nothing but`, `(never|not|don't) (guess|invent|make (\S+ ){0,3}up)`),
			pattern(`(знани|источник|запис|сведени|баз|ответ|факт|knowledge|source|entr|fact|answer|anything)\S*`),
		},
	}
}

// mayRu is a permission, in Russian; in English the verb behind it has the form of an order.
const mayRu = `(можешь|можете|можно|разреш\S+|вправе|не стесняйся|не стесняйтесь|не бойся|не бойтесь|право) `

// pattern matches one of the alternatives as whole words.
func pattern(alternatives ...string) *regexp.Regexp {
	return regexp.MustCompile(" (?:" + strings.Join(alternatives, "|") + ") ")
}
