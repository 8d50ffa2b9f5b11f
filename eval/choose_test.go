package eval

import (
	"errors"
	"testing"

	"firstline/kb"

	"github.com/google/go-cmp/cmp"
)

func TestChoose(t *testing.T) {
	sets := append(parse(t, `{set: billing, dialogs: [{id: a, user: q, says: да}, {id: b c, user: q, says: да}]}`),
		parse(t, `{set: Навигация, dialogs: [{id: a, user: q, says: да}, {id: виджет, user: q, says: да}]}`)...)
	for _, test := range []struct {
		names, want []string
	}{
		{nil, []string{"billing/a", "billing/b c", "Навигация/a", "Навигация/виджет"}},
		{[]string{"Навигация"}, []string{"Навигация/a", "Навигация/виджет"}},
		{[]string{"Навигация/виджет", "billing/b c"}, []string{"billing/b c", "Навигация/виджет"}},
		{[]string{"billing/a", "billing", "billing/a"}, []string{"billing/a", "billing/b c"}},
	} {
		chosen, err := Choose(sets, test.names)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range chosen {
			for _, d := range s.Dialogs {
				got = append(got, s.Name+"/"+d.ID)
			}
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%q: %s", test.names, diff)
		}
	}
	if len(sets[0].Dialogs) != 2 {
		t.Error("choosing changed the sets")
	}
}

func TestChooseUnknown(t *testing.T) {
	sets := parse(t, `{set: billing, dialogs: [{id: pro-price, user: q, says: да}]}`)
	for _, test := range []struct{ name, msg, hint string }{
		{"biling", "biling: no such question set", `did you mean "billing"?`},
		{"qqqq", "qqqq: no such question set", "there is billing"},
		{"billing/pro-prise", "billing/pro-prise: no such dialog", `did you mean "billing/pro-price"?`},
		{"biling/pro-price", "biling/pro-price: no such question set", `did you mean "billing"?`},
	} {
		_, err := Choose(sets, []string{"billing", test.name})
		var mistake *kb.SyntaxError
		if !errors.As(err, &mistake) || mistake.Error() != test.msg || mistake.Hint != test.hint {
			t.Errorf("got %v with hint %q, want %q with %q", err, mistake.Hint, test.msg, test.hint)
		}
	}
}
