package main

import (
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"firstline/cmd/firstline/internal/firstlinetest"

	"firstline/eval/chat"
	"firstline/eval/operator"
	"firstline/kb"
	"firstline/kb/text"
)

// TestOperatorsKeepApart asks the operators of the sample companies 1,000 random questions in the words of
// what only their colleagues know, half of them after a turn about that, and holds that no entry of another's
// source is ever found, in whatever way a model may look.
func TestOperatorsKeepApart(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	asked, found := 0, 0
	for company, pairs := range map[string][][2]string{
		"vestochka": {{"anton", "igor"}, {"igor", "anton"}, {"lena", "anton"}, {"igor", "lena"}},
		"hobbin":    {{"jago", "nell"}},
	} {
		operators := sampleOperators(t, company)
		for _, pair := range pairs {
			o := operators[pair[0]]
			foreign := slices.DeleteFunc(slices.Clone(operators[pair[1]].Entries()), func(e kb.Entry) bool {
				return slices.Contains(o.Sources(), e.Source.Path)
			})
			if len(foreign) == 0 {
				t.Fatalf("%s knows all that %s knows", pair[0], pair[1])
			}
			for range 200 {
				asked++
				found += askApart(t, o, conversationOn(random, foreign))
			}
		}
	}
	if asked < 1000 || found < asked {
		t.Errorf("%d questions found %d entries: too few to tell anything", asked, found)
	}
}

// askApart puts a conversation to an operator in every way there is to search, holds where what is found
// stands, and counts it.
func askApart(t *testing.T, o *operator.Operator, messages []chat.Message) int {
	t.Helper()
	request, err := o.Request(t.Context(), messages, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	hits, err := o.Find(t.Context(), messages, 20)
	if err != nil {
		t.Fatal(err)
	}
	all := append([]chat.Found{{Hits: hits}}, request.Found...)
	if request.Look != nil {
		looked, err := request.Look(t.Context(), messages[len(messages)-1].Text)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, looked)
	}
	n := 0
	for _, f := range all {
		hits := f.Hits
		if f.Rival != nil {
			hits = append(slices.Clone(hits), *f.Rival)
		}
		for _, hit := range hits {
			n++
			if !slices.Contains(o.Sources(), hit.Entry.Source.Path) || !strings.HasPrefix(hit.Passage.Entry, hit.Entry.Source.Path) {
				t.Errorf("%q finds %s", messages[len(messages)-1].Text, hit.Entry.ID)
			}
		}
	}
	return n
}

// conversationOn is a question in the words of some entry: its title, or words out of it; every second time after
// a turn about another.
func conversationOn(random *rand.Rand, entries []kb.Entry) []chat.Message {
	question := func() chat.Message {
		e := entries[random.IntN(len(entries))]
		if random.IntN(2) == 0 {
			return chat.Message{Role: chat.User, Text: e.Title}
		}
		var words []string
		all := text.Words(e.Title + " " + e.Body)
		for range 2 + random.IntN(6) {
			words = append(words, all[random.IntN(len(all))].Text)
		}
		return chat.Message{Role: chat.User, Text: strings.Join(words, " ") + "?"}
	}
	if random.IntN(2) == 0 {
		return []chat.Message{question()}
	}
	return []chat.Message{question(), {Role: chat.Operator, Text: "…", Action: chat.Answer}, question()}
}

// sampleOperators gives the operators of a sample company, with its index up to date.
func sampleOperators(t *testing.T, company string) map[string]*operator.Operator {
	t.Helper()
	dir := filepath.Join(t.TempDir(), company)
	if err := firstlinetest.CopySample(dir, "../../testdata/"+company); err != nil {
		t.Fatal(err)
	}
	if out, status := runFirstline(t, []string{"ingest", "-C", dir, "-q"}); status != done {
		t.Fatal(out)
	}
	a := &app{dir: dir, env: func(string) (string, bool) { return "", false }, terminal: func() bool { return false }}
	w, err := a.openSearched()
	if err != nil {
		t.Fatal(err)
	}
	operators := map[string]*operator.Operator{}
	for _, name := range w.OperatorNames() {
		configured, err := w.Operator(name)
		if err != nil {
			t.Fatal(err)
		}
		if operators[name], _, err = w.operator(configured); err != nil {
			t.Fatal(err)
		}
	}
	return operators
}
