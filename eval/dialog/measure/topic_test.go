package measure

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"firstline/kb"
	"firstline/kb/store"
)

// titles answers what speaks of an act or of Telegram.
type titles struct{}

func (titles) Search(_ context.Context, q store.Query) (store.Result, error) {
	for word, title := range map[string]string{"акт": "Где взять акт?", "телеграм": "Как подключить Telegram?"} {
		if strings.Contains(strings.ToLower(q.Text), word) {
			return store.Result{Confident: true, Hits: []kb.Hit{{Entry: &kb.Entry{ID: "kb/faq.md#" + word, Title: title}}}}, nil
		}
	}
	return store.Result{Hits: []kb.Hit{{Entry: &kb.Entry{ID: "kb/faq.md#far"}}}}, nil
}

// TestTopics holds that a dialog is about the entry that answers its first question, and that what nothing
// answers is gathered by the words that tell it, not by those that all questions have.
func TestTopics(t *testing.T) {
	m := newMeasure(t)
	for _, said := range [][]string{
		{">Где акт за май?", "<Там"},
		{">Добрый день", "<Слушаю", ">нужен акт", "!Вот"},
		{">Подключите телеграм, можно?", "<Да"},
		{">Есть видеозвонки?", "<Нет", ">позовите человека", "!Да"},
		{">Можно видеозвонок клиенту?", "<Нет"},
		{">видеозвонки планируете на сайте?", "!Пока нет"},
		{">Можно подключить АТС?", "!Нет"},
		{">Наша АТС к вам цепляется?", "!Нет"},
		{">атс на сайте есть?", "!Нет"},
		{">Можно резюме прислать?", "!Да"},
		{">Где акт?", "<Там", ">А ваша АТС?", "!Нет"},
		{">Позовите человека", "!Да"},
	} {
		m.Add(talk(said...))
	}
	if err := m.Topics(t.Context(), titles{}, func(int, int) {}); err != nil {
		t.Fatal(err)
	}
	s, err := m.Statistics(Options{})
	if err != nil {
		t.Fatal(err)
	}
	topics, handovers := map[string]int{}, map[string]int{}
	for _, topic := range s.Topics {
		topics[string(topic.Kind)+" "+topic.Name] = topic.Dialogs
	}
	for _, h := range s.Handoffs {
		handovers[string(h.Kind)+" "+h.Name] = h.N
	}
	if diff := cmp.Diff(map[string]int{
		"entry Где взять акт?": 3, "entry Как подключить Telegram?": 1, "cluster видеозвонки": 3, "cluster атс": 3, "rest ": 1, "none ": 1,
	}, topics); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(map[string]int{
		"entry Где взять акт?": 1, "cluster видеозвонки": 2, "cluster атс": 4, "rest ": 1, "none ": 1,
	}, handovers); diff != "" {
		t.Error(diff)
	}
}

// failing is a search that has broken down.
type failing struct{}

func (failing) Search(context.Context, store.Query) (store.Result, error) {
	return store.Result{}, errors.New("no connection")
}

// TestTopicsFail holds that an error of the search is told.
func TestTopicsFail(t *testing.T) {
	m := newMeasure(t)
	m.Add(talk(">Где акт?", "<Там"))
	if err := m.Topics(t.Context(), failing{}, func(int, int) {}); err == nil || err.Error() != "no connection" {
		t.Errorf("%v", err)
	}
}

// BenchmarkCluster is of questions of which each has a word that no other has: ten times as many take ten times
// as long.
func BenchmarkCluster(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			words := strings.Fields("видеозвонки атс календарь стикеры доставка договор логотип вакансия обучение партнёр")
			asked := make([]wording, n)
			for b.Loop() {
				for i := range asked {
					asked[i] = wording{text: fmt.Sprintf("Есть ли у вас %s для магазина номер%d?", words[i%len(words)], i), n: 1}
				}
				cluster(asked)
			}
		})
	}
}
