package store

import (
	"slices"
	"testing"

	"firstline/kb/text"
)

func TestSynonymsRead(t *testing.T) {
	s := newSynonyms(Synonyms{Groups: [][]string{
		{"Pro", "про", "прошка"},
		{"закрывающие документы", "закрывашки", "акт"},
		{"Telegram", "телега", "тг"},
		{"пробный период", "триал", "пробный доступ"},
		{"личный кабинет", "Telegram", "лк"}, // Telegram is taken
	}})
	for said, want := range map[string]string{
		"сколько стоит про?":        "сколько стоит Pro?",
		"где закрывашки за октябрь": "где закрывающие документы за октябрь",
		"нужны АКТЫ, и в телегу":    "нужны закрывающие документы, и в Telegram",
		"есть пробный доступ":       "есть пробный период",
		"пробный":                   "пробный",
		"Telegram":                  "Telegram",
		"процент":                   "процент",
		"":                          "",
		"вход в лк с телефона — как?": "вход в личный кабинет с телефона — как?",
	} {
		if got := s.read(said); got != want {
			t.Errorf("%q is read as %q, want %q", said, got, want)
		}
	}
}

func TestNoSynonyms(t *testing.T) {
	if got := newSynonyms(Synonyms{}).read("про акты"); got != "про акты" {
		t.Errorf("read as %q", got)
	}
}

// Phrases that mean the same in any company's support lead to each other, whatever the company's own synonyms are.
func TestGeneralPhrases(t *testing.T) {
	l := newSynonyms(Synonyms{OneWay: []OneWay{{"сбп", "оплата"}}}).leads
	for _, said := range []string{"оплата маткапиталом", "маткапитал берёте"} {
		var keys []string
		for _, word := range text.Words(said) {
			for _, to := range l.of(text.Words(said)).to(word.Text) {
				keys = append(keys, to.key)
			}
		}
		for _, want := range []string{"материнский капитал", "материнским капиталом"} {
			if !slices.Contains(keys, keyOf(stemsOf(want))) {
				t.Errorf("%s leads to %q, not to %s", said, keys, want)
			}
		}
	}
	if got := l.of(text.Words("a gift card")).to("card"); len(got) != 1 || got[0].key != "gift voucher" {
		t.Errorf("a gift card leads to %+v", got)
	}
}
