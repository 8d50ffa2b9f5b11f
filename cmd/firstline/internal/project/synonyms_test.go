package project

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"firstline/kb/store"
)

func read(written string) (store.Synonyms, error) {
	p := &Project{FS: fstest.MapFS{SynonymsFile: {Data: []byte(written)}}}
	return p.Synonyms()
}

func TestSynonyms(t *testing.T) {
	got, err := read(`# ours
- айфон: телефон
- [iPhone, айфон, яблофон]
- Почта России: [доставка, отправление]
  1С: 15
-
  - Pro
  - про
- {отправление: посылка, яблофон: техника}
`)
	if err != nil {
		t.Fatal(err)
	}
	want := store.Synonyms{
		Groups: [][]string{{"iPhone", "айфон", "яблофон"}, {"Pro", "про"}},
		OneWay: []store.OneWay{
			{From: "айфон", To: "телефон"},
			{From: "Почта России", To: "доставка"},
			{From: "Почта России", To: "отправление"},
			{From: "1С", To: "15"},
			{From: "отправление", To: "посылка"},
			{From: "яблофон", To: "техника"},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestSynonymsWrong: every mistake is told with its line, and how to mend it.
func TestSynonymsWrong(t *testing.T) {
	tests := map[string]struct {
		written string
		want    []string // messages with their lines, and hints
	}{
		"a circle": {
			"- a: b\n- b: c\n- c: a\n",
			[]string{"3: one-way synonyms in a circle: a → b → c → a", "write them in one list if they mean the same"},
		},
		"a circle of two": {
			"- {a: b, b: a}\n",
			[]string{"1: one-way synonyms in a circle: a → b → a", "write them in one list if they mean the same"},
		},
		"a circle through a list": {
			"- хлеб: еда\n- еда: булка\n- [хлеб, булки]\n",
			[]string{"2: one-way synonyms in a circle: хлеб → еда → хлеб", "write them in one list if they mean the same"},
		},
		"two circles, and a fork between": {
			"- a: [b, c]\n- b: d\n- c: d\n- d: a\n- d: e\n- e: c\n",
			[]string{
				"4: one-way synonyms in a circle: a → b → d → a", "write them in one list if they mean the same",
				"6: one-way synonyms in a circle: c → d → e → c", "write them in one list if they mean the same",
			},
		},
		"to itself": {"- багет: Багеты\n", []string{"1: багет leads to itself", "take it out"}},
		"to its own list": {
			"- [багет, батон]\n- батон: багет\n",
			[]string{
				"2: батон leads to багет, and they stand in one list at kb/synonyms.yaml:1",
				"take it out: what stands in one list means the same already",
			},
		},
		"twice": {
			"- багет: хлеб\n- [багет, батон]\n- батоны: [выпечка, хлеб]\n",
			[]string{"3: батоны: хлеб is given already at kb/synonyms.yaml:1", ""},
		},
		"nothing after the colon": {
			"- багет:\n- батон: []\n",
			[]string{
				"1: багет leads to nothing", "write after the colon what it may mean as well",
				"2: батон leads to nothing", "write after the colon what it may mean as well",
			},
		},
		"no word": {
			"- \"\": хлеб\n- багет: [\"!\"]\n- [\"?\", хлеб]\n",
			[]string{
				"3: a synonym without a word: \"?\"", "",
				"1: a synonym without a word: \"\"", "", "2: a synonym without a word: \"!\"", "",
			},
		},
		"shapes": {
			"- 5\n- багет: {хлеб: еда}\n- [багет, {хлеб: еда}]\n- батон: [[хлеб]]\n- []\n- батон: [~]\n",
			[]string{
				"1: 5 has no synonym beside it", "write [a, b] for words that mean the same, a: b for one that may mean the other as well",
				"2: багет must be text, not a map", "",
				"3: an item must be text, not a map", "",
				"4: an item of батон must be text, not a list", "",
				"5: a list without a synonym", "",
				"6: an item of батон is empty", "",
			},
		},
		"no list": {"багет: хлеб\n", []string{"1: the file must be a list, not a map", ""}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := read(tt.written)
			var got []string
			for _, f := range Findings(err, "X") {
				got = append(got, f.Pos.String()[len(SynonymsFile)+1:]+": "+f.Message, f.Hint)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestSynonymsForks: many ways from one phrase to another are no circle, and do not have to be walked one by one.
func TestSynonymsForks(t *testing.T) {
	var written strings.Builder
	for i := 60; i > 0; i-- {
		fmt.Fprintf(&written, "- a%d: [b%d, c%d]\n- {b%d: a%d, c%d: a%d}\n", i, i, i, i, i+1, i, i+1)
	}
	if _, err := read(written.String()); err != nil {
		t.Error(err)
	}
	_, err := read(written.String() + "- a61: a1\n")
	if got := Findings(err, "X"); len(got) != 1 || got[0].Pos.Line != 121 {
		t.Errorf("found %+v", got)
	}
}
