package prompt

// unfounded are the wordings that have an operator answer what the knowledge does not hold.
func unfounded() []wording {
	missing := pattern(`(нет|пусто|пуста|не хватает|не хватило|не наш\S+|не наход\S+|не указан\S*|недостающ\S*|отсутству\S*|не знаешь|не знаете|незнани\S*)`,
		`(missing|silent|empty|isn't|aren't|lacks?|is not|are not|not (listed|given|found|covered|there|in)|no (entry|answer|article|price|record)|nothing (was |is )?found|has none|(don't|do not) (know|have))`)
	nothing := pattern(`(запис|знани|баз|источник|стать)\S* (\S+ ){0,2}(нет|ничего нет|пусто)`, `(нет|не наш\S+) (\S+ ){0,3}(запис|знани|баз|источник|стать)\S*`,
		`(no|any) (entry|article|answer|record|source)s?`, `(knowledge|base|entries|articles|sources) (has|have|holds?|says?) (none|nothing)`)
	honest := pattern(`(зови|позови|передай)(те)?`, `(скажи|ответь|признай\S*)(те)? (\S+ )?что не знаешь`, `(hand over|call a|say (that )?you (don't|do not) know)`)
	return []wording{
		{
			act:    pattern(`(отвечай|ответь|дай|давай|назови|называй)(те)?`, `(answer|reply|give|state|quote|name|tell)`),
			within: nothing, even: true, unless: honest,
		},
		{
			act: pattern(`(отвечай|ответь|дай|давай|назови|называй|говори|бери|возьми)(те)? (\S+ ){0,3}(по памяти|из памяти|из головы|по аналогии|на глаз)`, `(по памяти|из головы|на глаз|по аналогии) (отвечай|ответь|называй|назови|говори)(те)?`,
				`answer (\S+ ){0,10}from what you (learned|learnt|know|remember) (in|from|during) (\S+ )?training`, `(answer|reply|respond) (\S+ ){0,2}(from memory|off the top of your head)`, `(use|rely on|draw on|fall back on|from) what you (learned|learnt|know|remember) (in|from|during) (\S+ )?training`,
				`(rely on|fall back on|draw on) what you (learned|learnt|remember)`),
		},
		{
			act: pattern(`(бери|возьми|используй|подбирай)(те)? (\S+ ){0,3}из (интернет|сети)\S*`, `(воспользуй|пользуй)(ся|тесь) (\S+ )?интернет\S*`,
				`(supplement|complete|extend|enrich) (\S+ ){0,4}(from|with) (\S+ ){0,3}(web|internet)`, `(сведени|данн|факт)\S* из (интернет|сети)\S* (тоже |вполне )?(год|можно|подойд|подход|допус|разреш)\S*`,
				`(take|use|get|pull) (\S+ ){0,3}from the (internet|web|net)`),
		},
		{
			act: pattern(`(назови|называй|ставь|поставь|укажи|указывай|дай|давай|скажи|говори)(те)? (\S+ ){0,3}(примерн|ориентировочн|средн|похож|правдоподобн|приблизительн|типичн|люб\S+ цифр|конкретн\S+ цифр|люб\S+ ответ|что нибудь)\S*`,
				`прикин(ь|ьте|ем|уть) (\S+ )?(по|на|сам)`, `рассчит(ай|ывай)(те)? (\S+ ){0,2}(сам|сама|сами)`, `рассуждай(те)? (\S+ ){0,2}(дай|давай)`,
				`(calculate|work|state|give|put|name|say|quote) (\S+ ){0,4}(similar|typical|market|plausible|average|approximate|rough|best estimate|usual)\S*`),
			within: missing, unless: honest,
		},
		{act: pattern(`(опирай|полагай)(ся|тесь) (\S+ ){0,2}здрав\S+ смысл\S*`, `common sense (may|can|will|should) (\S+ )?(fill|help|answer|do)`, `use common sense`, `use what you (know|remember)`, `answer (anyway|all the same|regardless)`, `(отвечай|ответь)(те)? все равно`, `все равно (отвечай|ответь)(те)?`), within: missing},
		{act: pattern(`(fill|complete) (\S+ ){0,5}(with|from) your (own )?(estimate|guess|knowledge|memory)\S*`)},
		{act: pattern(`лучше (\S+ )?(хоть что|что угодно|любой ответ)( \S+)?`), within: missing},
		{act: pattern(`(any|a wrong|some) answer is better than`)},
		{act: pattern(mayRu + `(\S+ ){0,2}(отвечать|говорить|сообщать|называть)`), within: pattern(`чего (нет в|в) (знани|баз|запис|источник|стать)\S*( нет)?`)},
		{act: pattern(`(may|can) (assume|presume|suppose)`), within: pattern(`(not|isn't|aren't) in the (knowledge|base|sources|entries|articles)`), denies: true},
	}
}
