package prompt

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestLint(t *testing.T) {
	type finding struct{ Place, Code, Message string }
	tests := []struct {
		name    string
		layers  []Layer
		company string
		want    []finding
	}{
		{
			"nothing wrong",
			[]Layer{File("operator", "prompt/a.md", []byte("Be brief."))},
			"name: A\nsite: b\naddress: c\ncontacts: d\nhours: 24/7\ndetails: {goods: e, delivery: f, payment: g, returns: h, other: i}\n",
			nil,
		},
		{
			"layers",
			[]Layer{
				File("base", "base.md", nil),
				File("operator", "prompt/a.md", []byte("<!-- to be written -->\n")),
				File("operator", "prompt/b.md", []byte("ok\n\xcf\xf0\xe8\xe2\xe5\xf2\n")),
				File("operator", "prompt/a.md", []byte("<!-- to be written -->\n")),
			},
			"",
			[]finding{
				{"base.md", "PR001", "the base layer says nothing"},
				{"prompt/a.md", "PR001", "the operator layer says nothing"},
				{"prompt/b.md:2", "PR004", "the operator layer is not text in UTF-8"},
				{"base.md", "PR006", "this base layer lacks what every base protects: secrecy"},
				{"base.md", "PR006", "this base layer lacks what every base protects: handing over"},
				{"base.md", "PR006", "this base layer lacks what every base protects: knowledge only"},
			},
		},
		{
			"company", nil,
			"name: Ромашка\nsite: \"\"\naddress: Тверь\ncontacts: почта\nhours: по договорённости\ndetails:\n  goods: цветы\n  delivery:\n  payment: картой\n  returns: нет\n",
			[]finding{
				{"company.yaml:2", "PR002", "site is not filled in"},
				{"company.yaml:5", "PR003", "the hours cannot be read, so no dialog is out of hours: по договорённости"},
				{"company.yaml:8", "PR002", "details.delivery is not filled in"},
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := &Company{}
			if tt.company != "" {
				var err error
				if c, err = ReadCompany("company.yaml", []byte(tt.company)); err != nil {
					t.Fatal(err)
				}
			}
			var got []finding
			for _, f := range Lint(tt.layers, c, Beside{}) {
				got = append(got, finding{f.Pos.String(), f.Code, f.Message})
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
	if found := Lint(nil, nil, Beside{}); found != nil {
		t.Errorf("without anything: %v", found)
	}
}
