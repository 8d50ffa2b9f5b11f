package replay

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"firstline/eval"
	"firstline/eval/chat"
	"firstline/eval/report/frame"
	"firstline/eval/report/frame/frametest"
)

// everything is a replay of two sides in which all that a page can say is said.
func everything(t *testing.T) *Report {
	t.Helper()
	op := &scripted{nearest: map[string]string{"990": "kb/prices.csv#pro"}, replies: map[string]chat.Reply{
		"<script>alert(1)</script>": {Text: "Pro: 1 290 ₽ </div>", Action: chat.Answer},
		"человека":                  {Text: "Зову.", Action: chat.Handoff, Reason: chat.AskedForHuman},
		"погода":                    {Text: "Не помогу.", Action: chat.Decline, Reason: chat.OffTopic},
		"виджет":                    {Text: "Что с ним?", Action: chat.Clarify, Reason: chat.Ambiguous, Entries: []string{"kb/app.yaml#widget"}},
	}}
	var dialogs []*Dialog
	for i, d := range []*Dialog{
		replayed(t, op, talk("d/1", "user: <script>alert(1)</script>", "human: Pro 990 ₽, Настройки сайта › Виджет", "user: человека", "human: Да", "user: ещё")),
		replayed(t, op, talk("d2", "user: погода", "operator: Солнечно", "user: а завтра какая")),
		replayed(t, op, talk("d3", "user: виджет", "operator: Готово", "user: и скидку")),
	} {
		now := d.Replies[0].Now
		now.Last, now.Changed = &Answer{Text: "прежде"}, []string{"action", "entries", "text"}
		now.Verdict = &Opinion{Verdict: Judgements()[i], Note: "<b>", Outdated: i == 0}
		now.Ungrounded = []string{"5 ₽"}
		against := d.Course
		d.Against = &against
		for j := range d.Replies {
			d.Replies[j].Against = d.Replies[j].Now
		}
		dialogs = append(dialogs, d)
	}
	dialogs = append(dialogs, &Dialog{ID: "e", Course: Course{Outcome: eval.Errored, Reason: "model", Error: "no <answer>"}, Then: Then{eval.Resolved, 1}, Against: &Course{}, Replies: []Reply{{Asked: []string{"x"}}}})
	return NewReport(dialogs, []Side{{Operator: "igor", Model: "builtin"}, {Name: "base@1", Operator: "igor", Model: "builtin"}}, 4)
}

// TestHTML holds that all is on the page, that what is said stays text, and that a Russian page has no English but
// what was said.
func TestHTML(t *testing.T) {
	for language, wants := range map[string][]string{
		"ru": {"Диалоги, заданные сегодняшнему оператору", "сегодня ему отказывают", "люди сказали 990 ₽, сегодня — 1 290 ₽ (поиск)", "оценка: лучше, устарела", "не сказано: путь Настройки сайта › Виджет", "действие, записи, текст", "не дошло бы", "сбой: no &lt;answer&gt;", "igor, base@1 (builtin)"},
		"en": {"Dialogs put to the operator of today", "today they are turned away", "people said 990 ₽, today it is 1 290 ₽ (retrieval)", "verdict: better, outdated", "does not tell path Настройки сайта › Виджет", "action, entries, text", "not reached", "error: no &lt;answer&gt;"},
	} {
		var page strings.Builder
		if err := WriteHTML(&page, everything(t), language); err != nil {
			t.Fatal(err)
		}
		got := strings.NewReplacer("&#39;", "'", "&#43;", "+").Replace(page.String())
		for _, want := range append(wants, "&lt;script&gt;alert(1)&lt;/script&gt;", "1 290 ₽ &lt;/div&gt;") {
			if !strings.Contains(got, want) {
				t.Errorf("%s: %q is not on the page", language, want)
			}
		}
		if strings.Contains(got, "<script>alert") || strings.Contains(got, "%!") {
			t.Errorf("%s: something is not text", language)
		}
		frametest.Sound(t, page.String())
		frametest.Policy(t, page.String())
	}
}

// TestHTMLWords holds that the words of the templates, and those of every value, are there in both languages.
func TestHTMLWords(t *testing.T) {
	source, err := htmlFiles.ReadFile("html/page.html")
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, found := range regexp.MustCompile(`\{\{t "([^"]+)"`).FindAllStringSubmatch(string(source), -1) {
		keys = append(keys, found[1])
	}
	for _, why := range []Why{WhyDeclines, WhyAsks, WhyNotAsked, WhyDone, WhyGoesByThen, WhyTold} {
		keys = append(keys, "why."+string(why))
	}
	for _, a := range chat.Actions() {
		keys = append(keys, "action."+string(a))
	}
	for _, role := range []chat.Role{chat.Operator, chat.Human} {
		keys = append(keys, "by."+string(role))
	}
	ru, en := frame.NewWords(htmlFiles, "html", "ru"), frame.NewWords(htmlFiles, "html", "en")
	for _, key := range keys {
		if ru.Texts[key] == "" {
			t.Errorf("ru.txt lacks %q", key)
		}
		if named := strings.ToLower(key) == key && !strings.ContainsAny(key, " :") && len(key) > 4; named && strings.Contains(key, ".") && en.Texts[key] == "" {
			t.Errorf("en.txt lacks %q", key)
		}
	}
	for kind, values := range map[string][]string{
		"reason": texts(chat.Reasons()), "outcome": texts(eval.Outcomes()), "cause": texts(Causes()), "verdict": texts(Judgements()),
		"kind": {"price", "discount", "term", "date", "phone", "email", "web", "address", pathFact, entryFact},
		"what": {missingRemark, courseRemark, changedRemark, verdictRemark}, "changed": {"action", "entries", "text"},
	} {
		for _, value := range values {
			if ru.Name(kind, value) == value {
				t.Errorf("ru.txt lacks %s.%s", kind, value)
			}
		}
	}
}

func texts[T ~string](all []T) []string {
	var plain []string
	for _, one := range all {
		plain = append(plain, string(one))
	}
	return plain
}

// TestHTMLNotAsked holds that a turn of attachments says that it is not asked, and why the course is left behind it.
func TestHTMLNotAsked(t *testing.T) {
	d := replayed(t, &scripted{}, talk("a", "user: цена?", "operator: 1 ₽", "user: [photo]", "human: Исправила", "user: спасибо"))
	var page strings.Builder
	if err := WriteHTML(&page, NewReport([]*Dialog{d}, []Side{{Operator: "igor"}}, 1), "ru"); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"[photo]", "не задано: здесь только вложения", "что сделал человек: Исправила", `data-what="course"`, "реплик из одних вложений"} {
		if !strings.Contains(page.String(), want) {
			t.Errorf("%q is not on the page", want)
		}
	}
}

// TestHTMLFits holds that a page stays small enough to be sent, and says what it leaves out.
func TestHTMLFits(t *testing.T) {
	long := strings.Repeat("слово ", 10_000)
	var dialogs []*Dialog
	for i := range 200 {
		dialogs = append(dialogs, &Dialog{ID: fmt.Sprint(i), Replies: []Reply{{Asked: []string{long}, Now: &Now{Answer: Answer{Text: "1", Action: chat.Answer}}}}})
	}
	var page strings.Builder
	if err := WriteHTML(&page, NewReport(dialogs, []Side{{Operator: "igor"}}, len(dialogs)), "en"); err != nil {
		t.Fatal(err)
	}
	shown := strings.Count(page.String(), `<article class="dialog`)
	if page.Len() > 10<<20 || shown == 0 || !strings.Contains(page.String(), fmt.Sprintf("%d more dialogs are not shown here", 200-shown)) {
		t.Errorf("%d bytes, %d dialogs", page.Len(), shown)
	}
}
