package lint

import (
	"regexp"
	"strings"
	"unicode"

	"firstline/kb/text"
)

// order is a kind of what is said to a model and never to a customer. Its pattern is slow, and asked only of a
// line that has one of its words.
type order struct {
	words   string
	pattern *regexp.Regexp
}

// orderIn gives the order to a model in a line; "" where there is none. Not to forget the rules is none.
func orderIn(line string) string {
	lower := strings.ToLower(line)
	for _, o := range orders() {
		if !hasAny(lower, o.words) {
			continue
		}
		for _, at := range o.pattern.FindAllStringIndex(line, -1) {
			if !negation().MatchString(line[:at[0]]) {
				rest := strings.TrimLeftFunc(line[at[1]:], unicode.IsLetter) // of its last word
				said := strings.TrimSuffix(line[at[0]:], rest)
				return strings.TrimLeftFunc(said, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(".,;!?()", r) })
			}
		}
	}
	return ""
}

var negation = text.Pattern(`(?i)(?:^|[^\p{L}])(?:не|никогда не|do not|don[’']t|never)\s+$`)

// Parts of the patterns: whom an order is for, and what a model is told to do with customers. What a bot says
// itself in a script that is shown, as a rule politely, is no order.
const (
	model       = `(?:(?:ai|llm|language)[ -]?(?:model|assistant|agent|bot|operator)?|chat-?bot|bot|assistant|model)`
	modelRu     = `(?:(?:ии|ai)(?:-(?:ассистент|оператор|бот|помощник)(?:а|у)?)?|нейросет[ьи]|(?:языковой )?модели|(?:чат-?)?бот(?:а|у)?|ассистент(?:а|у)?)`
	customers   = `(?:customer|client|user|buyer|visitor|shopper|caller|guest)s?|them|everyone|everybody|anyone|anybody`
	customersRu = `(?:клиент|покупател|пользовател|посетител|заказчик|гост)\p{L}*|всем|каждому|любому`
	told        = `(?:(?:do not|don[’']t|never)\s+(?:mention|tell|say|reveal|disclose|answer|offer|admit)|ignore|forget|disregard|pretend|(?:always|only)\s+(?:answer|say|reply|tell|offer)|(?:answer|reply|respond|say)\s+(?:only|nothing|that)|` +
		`(?:tell|give|offer|ask|send|promise|show|grant)\s+(?:the\s+|every\s+|each\s+|all\s+|any\s+)?(?:` + customers + `))\b`
	toldRu = `(?:(?:никогда\s+)?не\s+(?:упоминай|говори|сообщай|раскрывай|отвечай|предлагай|признавай)|игнорируй|забудь|притворись|пообещай|(?:всегда|только)\s+(?:отвечай|говори|пиши)|(?:отвечай|говори|пиши)\s+(?:только|что)|` +
		`(?:скажи|ответь|сообщи|проси|попроси|спроси|предложи|предлагай|выдай|выдавай|дай|давай|покажи|отправь|обещай)\s+(?:(?:этому|любому|каждому|всем|у)\s+)?(?:` + customersRu + `))(?:[^\p{L}]|$)`
	binds   = `(?:limits|limitations|restrictions|rules|guidelines|instructions|filters)`
	bindsRu = `(?:ограничени[йя]|правил|запретов|инструкций|рамок)`
)

// orders are the kinds of them.
func orders() [12]order {
	return [...]order{
		{"ignore disregard forget override", otherRules()},
		{"игнорируй забудь отмени учитывай соблюдай пренебреги", otherRulesRu()},
		{"you act теперь отныне", somebodyElse()},
		{"you", unbound()},
		{"ты теперь отныне тебя", unboundRu()},
		{"<| inst] <<sys system assistant систем", systemMarks()},
		{"prompt промпт", promptAsked()},
		{"note reminder instruction message attention", noteTo()},
		{"инструкц указани сообщени заметк внимани напоминани", noteToRu()},
		{"ai bot assistant llm model", spokenTo()},
		{"ии бот ассистент нейросет модел ai", spokenToRu()},
		{"скажи ответь сообщи пообещай", promised()},
	}
}

var (
	// What was said before does not hold.
	otherRules   = text.Pattern(`(?i)(?:ignore|disregard|forget|override)\s+(?:all\s+|any\s+)?(?:of\s+)?(?:(?:the\s+|your\s+|my\s+)?(?:previous|prior|above|earlier|preceding|system|other)\s+(?:instructions?|prompts?|rules?|messages?|directions?|guidelines?)|your\s+(?:instructions|prompts?|rules|guidelines|programming|restrictions)\b)`)
	otherRulesRu = text.Pattern(`(?i)(?:игнорируй(?:те)?|забудь(?:те)?|отмени(?:те)?|не учитывай(?:те)?|не соблюдай(?:те)?|пренебреги(?:те)?)\s+(?:все\s+|всё\s+|любые\s+)?(?:свои\s+|твои\s+|ваши\s+)?(?:предыдущие|прежние|прошлые|вышеуказанные|системные|ранее данные|другие|остальные|данные тебе)?\s*(?:инструкции|указания|правила|команды|промпты?|установки)(?:\s+(?:выше|ранее))?`)
	// It is somebody else now, or is bound by nothing.
	somebodyElse = text.Pattern(`(?i)\b(?:you are now|from now on you are|act as)\s+(?:a |an |the )?(?:\w+ )?(?:assistant|model|DAN|AI|bot|administrator)\b|(?:теперь|отныне) ты\s+(?:не\s+)?(?:ассистент|бот|модель|помощник|ии|администратор)`)
	unbound      = text.Pattern(`(?i)\byou(?:\s+are|[’']re)\s+no longer (?:bound|limited|restricted) by (?:your|any|the) ` + binds + `\b|` +
		`\byou(?:\s+now)?(?:\s+are|[’']re|\s+have)(?:\s+now)?\s+(?:no(?: more)?|without(?: any)?|free (?:from|of)(?: all| any| your)?|not bound by(?: any| your)?)\s+` + binds + `(?:\s+(?:now|any ?more|any longer))?\s*[:;,.!—–-]+\s*(?:and\s+|so\s+)?` + told)
	unboundRu = text.Pattern(`(?i)(?:ты\s+(?:теперь|отныне|больше)|(?:теперь|отныне)\s+ты|у\s+тебя\s+(?:теперь|больше|отныне))\s+(?:без\s+(?:всяких\s+)?|нет\s+(?:никаких\s+)?|не\s+связана?\s+\p{L}+\s+|свобод\p{L}+\s+от\s+)(?:` + bindsRu + `)?\s*[:;,.!—–-]+\s*(?:и\s+)?` + toldRu)
	// Marks of a system message.
	systemMarks = text.Pattern(`(?i)<\|im_(?:start|end)\|>|<\|system\|>|\[/?INST\]|<<SYS>>|^\s*#{0,3}\s*(?:system|assistant)\s*(?:prompt|message)?\s*:\s*\S|` +
		`^[\s>*_#-]*\[(?:(?-i:SYSTEM|СИСТЕМА)|(?:system|системное)\s+(?:message|prompt|сообщение))\]:?\s+\p{L}[^:]{5}|` +
		`^[\s>*_#-]*\[(?:system|система)\]:?\s+(?:new\s+|новое\s+|новая\s+|важное\s+)?(?:rule|instruction|правило|инструкция|указание)\s*:`)
	promptAsked = text.Pattern(`(?i)\b(?:reveal|print|show|repeat|output)\s+(?:me\s+)?(?:your|the)\s+(?:system\s+)?prompt\b|(?:покажи|выведи|раскрой|повтори)\s+(?:свой\s+|твой\s+)?(?:системный\s+)?промпт`)
	// It is spoken to.
	noteTo     = text.Pattern(`(?i)\b(?:note|reminder|instructions?|message|attention)\s+(?:to|for)\s+(?:the\s+|any\s+|all\s+)?` + model + `s?\s*(?:[:!—–]|\s-\s)`)
	noteToRu   = text.Pattern(`(?i)(?:инструкция|указание|сообщение|заметка|внимание|напоминание)[,:]?\s+(?:для\s+)?` + modelRu + `\s*(?:[:!—–]|\s-\s)`)
	spokenTo   = text.Pattern(`(?i)(?:^|[^\p{L}-])` + model + `\s*[:,]\s*(?:please,?\s+)?` + told + `|<!--\s*(?:(?:note\s+)?(?:to|for)\s+)?(?:the\s+)?` + model + `\s*[:,]\s+\S+\s+\S+|\bas an ai (?:model|language model|assistant)[, ]+you (?:must|should|will)\b`)
	spokenToRu = text.Pattern(`(?i)(?:^|[^\p{L}-])` + modelRu + `\s*[:,]\s*(?:пожалуйста,?\s+)?` + toldRu + `|<!--\s*(?:для\s+)?` + modelRu + `\s*[:,]\s+\S+\s+\S+`)
	promised   = text.Pattern(`(?i)(?:скажи|ответь|сообщи|пообещай)(?:те)?\s+(?:клиенту|покупателю|пользователю|посетителю),?\s+что\s+(?:всё\s+|все\s+)?(?:бесплатно|скидка|товар бесплатн)`)
)
