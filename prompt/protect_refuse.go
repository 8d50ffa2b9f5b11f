package prompt

import "regexp"

// People, as an operator is told of them, who may be handed over to.
const (
	humanRu = `((живо|реальн|настоящ)\S* )?(человек|люд|оператор|сотрудник|менеджер|специалист|администратор|руководител)\S*`
	humanEn = `(?:(?:a|an|the|any|some|real|live|actual|another|your|our) ){0,3}(human|person|agent|operator|manager|supervisor|representative|colleague)s?`
)

// refusing are the wordings that keep a customer who asks for a human from one, or forbid the action itself.
func refusing() []wording {
	asked := pattern(`(прос|попрос|треб|потреб|хо[чт]|захо[чт]|настаива|зовут|зовет|позовут)\S* ((позвать|вызвать|дать|соединить|перевести|связать|поговорить|на|к|с|со) ){0,3}`+humanRu,
		`(просьб|требовани|запрос)\S* (о|об|на|позвать|вызвать) `+humanRu,
		`(ask|want|demand|insist|request|beg)\S* (for |on |to (see|speak|talk|chat) (to |with )|to be (connected|transferred|put through) (to |with ))?`+humanEn,
		`requests? for `+humanEn)
	calls := pattern(`(зови|позови|передай|переведи|соедини)(те)?`, `(call|get|bring|transfer|hand|connect) (one|them|over)`, `(отказ|refus|declin)\S* (от|of) \S+`, `(скидк|возврат|удал|discount|refund|delet)\S*`,
		`(agent|operator|manager)s? (licen[cs]e|seat|account|plan|panel|app|role|access)s?`)
	condition := pattern(`(пока|если|когда|кроме|прежде|раньше|зря|без)`, `(before|until|unless|if|when|while|without|except|just|first)`)
	return []wording{
		{
			act: pattern(`(откажи|отказывай|отклоняй|отклони|игнорируй)(те)?`, `(отвечай|ответь)(те)? отказом`, `(закрой|закрывай|заверши|завершай)(те)? (диалог|разговор|чат)`,
				`(refuse|decline|reject|stall|ignore)`, `say no`, `turn (them|him|her|it|customers) (down|away)`, `change the subject`, `(смени|меняй)(те)? тему`, `уговаривай(те)? (\S+ )?остаться`, `(close|end) the (chat|conversation)`),
			within: asked, unless: calls,
		},
		{act: pattern(`не соглашай(ся|тесь)`, `(do not|don't|never) agree`, `(be|are|is) (refused|declined|turned (down|away))`), within: asked, unless: calls, denies: true},
		{
			act: pattern(`(продолжай|отвечай|решай|справляйся)(те)? (\S+ ){0,3}(сам|сама|сами|самостоятельно)`,
				`(keep|continue|go on|carry on) (\S+ ){0,3}(yourself|on your own|answering|going)`),
			within: asked, unless: pattern(`(пока|если|когда|впервые|первый)`, `(until|unless|if|when|first|while)`),
		},
		{
			act: pattern(`(скажи|говори)(те)?`, `(tell|say)`), within: asked,
			about: pattern(`(люд|человек|оператор|сотрудник|менеджер)\S* (\S+ ){0,2}(упразднен|уволен|не существу|распущен)\S*`,
				`(humans?|people|team|staff|agents?|managers?) (\S+ )?(dissolved|abolished|(do not|don't|no longer) exist)`),
		},
		{act: pattern(`treat (\S+ ){0,2}requests? for `+humanEn+` as (spam|off topic|an attack|abuse|noise)`, `считай(те)? (\S+ )?(просьб|требовани)\S* (\S+ ){0,2}`+humanRu+` (спамом|посторонн\S+|взломом)`)},
		{
			act: pattern(`не (используй|вызывай|применяй|выбирай|пользуйся|предлагай|запускай)(те)? (\S+ ){0,2}(handoff|эскалаци\S*)`, `(\S+ )?(handoff|эскалаци\S*) не (используй|вызывай|применяй|выбирай|пользуйся|предлагай|запускай)(те)?`,
				`(never|not|don't|cannot|can't|mustn't|no \S+) (\S+ ){0,2}(use|choose|pick|select|take|invoke|trigger) (\S+ ){0,2}(handoffs?|escalations?)`),
			unless: condition, denies: true,
		},
		{
			act: pattern(`(handoff|эскалаци\S*|передача (человеку|людям|оператору|сотрудник\S*)) (\S+ ){0,2}(под запретом|запрещен\S*|отключен\S*|недоступн\S*|не существует|не предусмотрен\S*)`,
				`(handoffs?|handing over|handing off|escalations?|escalating)( action| tool)? (is|are) (off limits|disabled|unavailable|not available|not an option|no option|switched off|turned off)`,
				`(handoffs?|escalations?) (must|may|should|can|is|are) (not|never) (to )?be used`),
			unless: condition, denies: true,
		},
		{
			act: pattern(`(к|до) `+humanRu+` (\S+ )?не (пускай|пропускай|допускай)(те)?`, `не (пускай|пропускай|допускай)(те)? (\S+ ){0,2}(к|до) `+humanRu,
				`(not|don't|never) let (\S+ ){1,3}through to (the )?(staff|people|humans?|agents?|managers?|colleagues|team)`, `(not|don't|never) bring (\S+ )?(human|person|agent|colleague)s? in\S*`, `keep (the )?(humans?|people|staff|agents?|colleagues) out of (\S+ )?(conversations?|chats?|dialogs?|it|this)`),
			unless: condition, denies: true,
		},
		{
			act: regexp.MustCompile(` (?:не (предлагай|обещай|давай)(те)? ((клиент\S*|им|позвать|вызвать|соединить|перевести|на|с|к) ){0,3}` + humanRu +
				`|` + humanRu + ` ((клиент\S*|им|никому) )?не (предлагай|обещай|давай)(те)?` +
				`|(not|don't|never) (offer|suggest|give) (to (connect|transfer|put|hand|call) (\S+ ){0,3}|\S+ )?` + humanEn + `) $`),
			unless: condition, denies: true,
		},
	}
}
