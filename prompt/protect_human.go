package prompt

import (
	"regexp"
	"strings"
)

func handingOver() protection {
	human := pattern(`(человек|люд|оператор|сотрудник|коллег|менеджер|специалист|администратор|руководител|живо|живы)\S*`, `поддержк\S*`, `никого`,
		`(human|person|people|agent|colleague|staff|manager|representative|team|somebody|someone)s?`, `(over|off|handoff|escalate)`, `(customer|conversation|dialog|dialogue|chat|question|request)s?`)
	other := pattern(`(если|пока|когда|кроме|прежде|до|без|раньше|данн\S+|номер\S*|парол\S*|код\S*|карт\S*|файл\S*|зря)`,
		`(магазин|банк|склад|партнер|рассылк|реклам|опрос)\S*`, `(another|other|different|third) (person|people|company|party|parties)`, `(surveys?|newsletters?|advertising)`, `\S+'s (plan|order|e|email|data|account|card|address) \S+`,
		`(before|until|unless|if|when|while|without|except|first|for|just|names|data|details|numbers?|passwords?|cards?)`, `(refuse|hesitate|forget|fail) to`, `(деньг|денег|оплат)\S*`)
	always := pattern(`(никогда|никому|никого|вообще|совсем|всегда|никаких)`, `ни (при|в|за|под) \S+`, `(во )?(всех|любых|остальных)( \S+)? (случаях|вопросах|ситуациях)`,
		`(never|ever|always|any)`, `(under|in) no \S+`, `in all (other )?cases`, `at all`, `no matter \S+`)
	return protection{
		name: "handing over",
		hint: "say what to try before a human is called; who asks again, or cannot be answered, gets one all the same",
		taken: append([]wording{
			{
				act: pattern(`не (беспокой|тревожь|отвлекай|дергай|зови|позови|вызывай|вызови|переводи|переведи|передавай|подключай|переключай|соединяй|приглашай|привлекай|отправляй|эскалируй)(те)?`, `не `+toCall,
					`(never|not|don't|cannot|can't|mustn't) (\S+ ){0,2}(hand (\S+ ){0,3}(over|off)|handoff|escalate|transfer|involve|bring in|connect|pass|bother|disturb|trouble|interrupt)`,
					`(never|not|don't|cannot|can't|mustn't) (\S+ ){0,2}call (on )?(a |an |the |any |our )?(human|person|people|agent|colleague|staff|manager|representative|team|somebody|someone|anybody|anyone|in)s?`,
					`(is|are|must|should|may) (not|never) (to )?be (called|involved|bothered|disturbed|brought in)`),
				about: human, always: always, plain: plainly(), unless: other, denies: true,
			},
			{act: pattern(toCall+` (\S+ ){0,4}(запрещено|запрещается|нельзя)`, `(запрещено|запрещается|нельзя) `+toCall), about: human, always: always, plain: plainly(), unless: other, denies: true},
			{act: pattern(`вместо (человек|люд|оператор|сотрудник|коллег|менеджер|специалист)\S* (\S+ )?(отвечай|решай|справляйся)(те)? (\S+ )?(сам|сама|сами)`,
				`(отвечай|решай|справляйся)(те)? (сам|сама|сами) вместо (человек|люд|оператор|сотрудник|коллег|менеджер|специалист)\S*`), always: always, unless: other, denies: true},
			{
				act: pattern(`(handing over|handing off|handoffs?|escalations?|escalating) (is|are) (forbidden|prohibited|banned|not allowed)`, `no (handoffs?|escalations?)`), unless: other, denies: true,
			},
			{act: pattern(`(refuse|decline) to (connect|transfer|hand|put|pass|call) (\S+ ){0,4}(human|person|people|agent|colleague)s?`), unless: pattern(`(before|until|unless|when|if|data|numbers?|cards?)`)},
			{act: pattern(`отговаривай(те)? (\S+ ){0,4}(человек|люд|оператор|сотрудник|менеджер)\S*`, `(talk|dissuade|discourage) (\S+ ){0,4}(out of|from) (\S+ ){0,3}(human|person|agent)s?`), unless: other},
			{
				act: pattern(`(скажи|говори|отвечай|ответь)(те)?`, `(say|claim|pretend|tell \S+)`),
				about: pattern(`(прос|попрос|хо[чт]|треб)\S* (\S+ ){0,3}(человек|оператор|сотрудник|менеджер|люд)\S* .* (людей|человека|операторов|сотрудников|менеджеров|никого) (\S+ )?нет`,
					`(ask|want|demand|insist)\S* (\S+ ){0,3}(human|person|agent|colleague)s? .* (nobody|no one|no (agent|human|person|colleague)s?) (is|are) (available|there|free)`),
				unless: pattern(`(ноч|вечер|выходн|праздн|нерабоч|график|night|weekend|hours|closed|holiday)\S*`),
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
			{act: pattern(`(просьб|требовани|запрос)\S* `+forHuman+humanRu+` (\S+ ){0,3}(отклоняй|игнорируй|не выполняй|пропускай)(те)?`,
				`(отклоняй|игнорируй|отказывай)(те)? (\S+ ){0,3}(просьб|требовани|запрос)\S* `+forHuman+humanRu,
				`(refuse|decline|ignore|reject) (\S+ ){0,3}(requests?|wish|demands?) (for|to (speak|talk|chat|see|be \S+)( to| with)?) `+humanEn)},
		}, refusing()...),
		held: []*regexp.Regexp{pattern(`(зови|позови|вызывай|вызови|переводи|переведи|передавай|передай|подключай|подключи|соединяй|соедини|эскалируй)(те)? .*(человек|люд|оператор|сотрудник|коллег|специалист|менеджер|поддержк)\S*`,
			`(человек|люд|оператор|сотрудник|коллег|специалист|менеджер)\S* .*(зови|позови|вызови|переведи|передай|подключи|соедини)(те)?`,
			`handoff`, `hand (\S+ ){0,3}(over|off)`, `escalate`, `(call|transfer|pass|bring|connect|get) (\S+ ){0,4}(human|person|agent|colleague|staff|manager|somebody|someone)s?`)},
	}
}

// toCall are the orders to call a human that are no imperatives: людей не звать.
const toCall = `(звать|вызывать|переводить|передавать|подключать|переключать|соединять|привлекать|приглашать|беспокоить|тревожить|отвлекать|дергать|эскалировать)`

// forHuman is what may stand between a request and the human that it is for.
const forHuman = `((о|об|на|с|к|позвать|вызвать|пригласить|дать|соединить|связать|перевести|переключить|подключить|соединение|перевод|связь|вызов|клиент\S*|его) ){0,4}`

const withoutHuman = `без (участия |помощи )?(человек|люд|оператор|сотрудник|коллег|менеджер|специалист|администратор|руководител)\S*`

// plainly matches a sentence that has no words but those of an order not to hand over, so that no case is
// left in which it does not hold.
func plainly() *regexp.Regexp {
	return regexp.MustCompile(`^ (?:(?:` + strings.Join([]string{
		`(человек|люд|оператор|сотрудник|коллег|менеджер|специалист|администратор|руководител)\S*`, `(клиент|покупател|пользовател|гост|диалог|разговор)\S*`,
		`на|к|с|и|а|не|ты|вы|сам|сама|сами|самостоятельно`, `(зови|вызывай|переводи|передавай|подключай|переключай|соединяй|беспокой|тревожь|отвлекай|дергай)(те)?`,
		toCall, `запрещено|запрещается|нельзя`, `(справляй|обходи|разбирай)(ся|сь|тесь)`, `(решай|отвечай)(те)?( все)?`,
		`(human|people|person|agent|colleague|staff|manager|customer|conversation|chat|dialog)s?`, `a|an|the|our|to|you|do|not|don't|is|are|be|must|should|may|and`,
		`hand|over|off|call|called|transfer|connect|pass|involve|involved|bother|bothered|disturb|disturbed|trouble|interrupt`,
		`(handle|solve|manage|answer)( it| everything)?`, `(живо|живы|реальн)\S*`, `real|live|any`, `yourself|on your own`,
	}, "|") + `) )+$`)
}
