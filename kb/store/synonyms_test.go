package store

import "testing"

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
