package measure

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"firstline/eval/chat"
	"firstline/eval/chat/builtin"
	"firstline/eval/dialog"
)

func newMeasure(tb testing.TB) *Measure {
	tb.Helper()
	listener, err := builtin.NewListener()
	if err != nil {
		tb.Fatal(err)
	}
	return New(listener)
}

// talk makes a dialog of lines: > the customer, < the operator, ! a human.
func talk(lines ...string) *dialog.Dialog {
	d := &dialog.Dialog{ID: strings.Join(lines, "|")}
	roles := map[byte]chat.Role{'>': chat.User, '<': chat.Operator, '!': chat.Human}
	for _, line := range lines {
		d.Messages = append(d.Messages, dialog.Message{Role: roles[line[0]], Text: line[1:]})
	}
	return d
}

// TestAdd holds what is told of one dialog.
func TestAdd(t *testing.T) {
	type told struct {
		Contained, Confirmed, Doubtful, Asked bool
		Turns                                 int
		Question, Before                      string
	}
	for _, c := range []struct {
		dialog *dialog.Dialog
		want   told
	}{
		{talk(">Где акт?", "<Там"), told{Contained: true, Turns: 2, Question: "Где акт?"}},
		{talk(">Где акт?", "<Там", ">Спасибо!", "<Обращайтесь"), told{Contained: true, Confirmed: true, Turns: 4, Question: "Где акт?"}},
		{talk(">Здравствуйте", ">Где акт?", "<Там", "<Помочь ещё?", ">ок"), told{Contained: true, Turns: 3, Question: "Где акт?"}},
		{talk(">Где акт?", "<Там", ">спасибо, не помогло"), told{Contained: true, Doubtful: true, Turns: 3, Question: "Где акт?"}},
		{talk(">Где акт?", "<Там", ">заработало и опять сломалось"), told{Contained: true, Doubtful: true, Turns: 3, Question: "Где акт?"}},
		{talk(">Где акт?", "<Там", ">спасибо, передам бухгалтеру"), told{Contained: true, Turns: 3, Question: "Где акт?"}},
		{talk(">Где акт?", "<Там", ">теперь всё ок"), told{Contained: true, Confirmed: true, Turns: 3, Question: "Где акт?"}},
		{talk(">Где акт?", "<Там", ">👍"), told{Contained: true, Confirmed: true, Turns: 3, Question: "Где акт?"}},
		{talk(">Где акт?", "<Там", ">А за май?"), told{Contained: true, Doubtful: true, Turns: 3, Question: "Где акт?"}},
		{talk(">Где акт?"), told{Contained: true, Doubtful: true, Turns: 1, Question: "Где акт?"}},
		{talk(">Спасибо!"), told{Contained: true, Turns: 1}},
		{talk(">позовите человека", "<Что случилось?", ">Где акт?", "<Там", ">спасибо"), told{Contained: true, Confirmed: true, Asked: true, Turns: 5, Question: "Где акт?"}},
		{talk(">позовите человека", "<Нет"), told{Contained: true, Doubtful: true, Asked: true, Turns: 2}},
		{
			talk(">Где акт?", "<Там", ">Верните деньги!", "<Зову коллегу", "!Вернём", ">Спасибо, всё получилось", ">позовите оператора"),
			told{Turns: 5, Question: "Где акт?", Before: "Верните деньги!"},
		},
		{talk(">Где акт?", "<Там", ">не помогло", "!Смотрю"), told{Turns: 4, Question: "Где акт?", Before: "Где акт?"}},
		{talk("!Здравствуйте, звоню по заказу", ">Да, слушаю"), told{Turns: 2}},
		{talk(">Where is my invoice?", "<Here", ">Great, that worked"), told{Contained: true, Confirmed: true, Turns: 3, Question: "Where is my invoice?"}},
	} {
		m := newMeasure(t)
		m.Add(c.dialog)
		s := m.seen[0]
		got := told{s.contained, s.confirmed, s.doubtful, s.asked, s.turns, s.question, s.before}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.dialog.ID, diff)
		}
	}
}

// TestMonths holds that a dialog is of the month in which it began where it took place, and that those
// without a time are counted apart.
func TestMonths(t *testing.T) {
	m := newMeasure(t)
	for _, started := range []string{"2026-06-01T00:30:00+03:00", "2026-05-31T23:30:00-05:00", "2026-05-31T21:30:00Z"} {
		d := talk(">Где акт?", "<Там")
		var err error
		if d.Started, err = time.Parse(time.RFC3339, started); err != nil {
			t.Fatal(err)
		}
		d.ID = started
		m.Add(d)
	}
	m.Add(talk(">Где акт?", "<Там"))
	s, err := m.Statistics(Options{})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]int{"undated": s.Undated, "all": s.Total.Dialogs, "months": len(s.Months)}
	for _, p := range s.Months {
		got[p.Month] = p.Dialogs
	}
	if diff := cmp.Diff(map[string]int{"2026-05": 2, "2026-06": 1, "undated": 1, "all": 4, "months": 2}, got); diff != "" {
		t.Error(diff)
	}
}

// TestNothing holds that of no dialogs there is no figure, and no comparison.
func TestNothing(t *testing.T) {
	s, err := newMeasure(t).Statistics(Options{})
	if err != nil {
		t.Fatal(err)
	}
	p := s.Total
	if p.ResolutionRate.Value != nil || p.ResolutionRate.High != 1 || p.Turns.Mean != nil || p.Turns.Low != nil || p.Rating.Mean != nil || s.Change != nil {
		t.Errorf("%+v", s)
	}
	encoded, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	for _, list := range []string{"months", "channels", "operators", "versions", "topics", "handoffs"} {
		if !bytes.Contains(encoded, []byte(`"`+list+`":[]`)) {
			t.Errorf("%s is no empty list: %s", list, encoded)
		}
	}
}

// sampled counts the sample dialogs, in the order of shuffle, as they stand in their file where it is nil.
func sampled(tb testing.TB, shuffle *rand.Rand, o Options) *Statistics {
	tb.Helper()
	file, err := os.Open(samplePath)
	if err != nil {
		tb.Fatal(err)
	}
	defer file.Close()
	var all []*dialog.Dialog
	for d, err := range dialog.Read(samplePath, file) {
		if err != nil {
			tb.Fatal(err)
		}
		all = append(all, d)
	}
	if shuffle != nil {
		shuffle.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	}
	m := newMeasure(tb)
	for _, d := range all {
		m.Add(d)
	}
	if err := m.Topics(tb.Context(), titles{}, func(int, int) {}); err != nil {
		tb.Fatal(err)
	}
	s, err := m.Statistics(o)
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

// TestOrder holds that the same dialogs give the same figures in whatever order they come.
func TestOrder(t *testing.T) {
	want := sampled(t, nil, Options{})
	for seed := range uint64(3) {
		if diff := cmp.Diff(want, sampled(t, rand.New(rand.NewPCG(seed, 1)), Options{})); diff != "" {
			t.Errorf("seed %d:\n%s", seed, diff)
		}
	}
}

// TestPartsAddUp holds that the parts by month, channel and so on are those of all dialogs.
func TestPartsAddUp(t *testing.T) {
	s := sampled(t, nil, Options{})
	counts := func(parts []Part) (n [6]int) {
		for _, p := range parts {
			for i, k := range []int{p.Dialogs, p.ResolutionRate.K, p.Confirmed, p.Doubtful, p.Handoffs, p.AskedForHuman.Kept} {
				n[i] += k
			}
			if p.ResolutionRate.K != p.Confirmed+p.Assumed || p.Doubtful > p.Assumed || p.Turns.N != p.ResolutionRate.K || p.Dialogs != p.Turns.N+p.Handoffs {
				t.Errorf("a part does not add up: %+v", p)
			}
		}
		return n
	}
	want := counts([]Part{s.Total})
	topics, handed := []Part{}, 0
	for _, topic := range s.Topics {
		topics = append(topics, topic.Part)
	}
	for _, h := range s.Handoffs {
		handed += h.N
	}
	for name, parts := range map[string][]Part{"channels": s.Channels, "operators": s.Operators, "versions": s.Versions, "topics": topics} {
		if got := counts(parts); got != want {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
	if months := counts(s.Months)[0] + s.Undated; months != s.Total.Dialogs || handed != s.Total.Handoffs {
		t.Errorf("%d in months, %d handed over: %+v", months, handed, s.Total)
	}
	if !slices.IsSortedFunc(s.Topics, func(a, b Topical) int { return b.Dialogs - a.Dialogs }) {
		t.Error("the largest topic is not the first")
	}
}
