package project_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRecordings(t *testing.T) {
	p, err := open(t, "recordings: {personal: ['\\+7\\d{10}', '(?i)иван\\p{L}*']}\n")
	if err != nil {
		t.Fatal(err)
	}
	if all := p.Config.Recordings.Expressions(); len(all) != 2 || !all[0].MatchString("+79001234567") || !all[1].MatchString("Ивану") {
		t.Errorf("%v", all)
	}
	_, err = open(t, `recordings:
  personal:
    - "[0-9"
    - "\\d*"
    - {a: b}
  personnel: []
`)
	want := `firstline.yaml:3: "[0-9" is not a regular expression: missing closing ]
firstline.yaml:4: "\\d*" cannot mark what is personal: it matches an empty text, or a placeholder: [personal], [personal: not given]
firstline.yaml:5: an item of recordings.personal must be text, not a map
firstline.yaml:6: unknown key "personnel"
    hint: did you mean "personal"?`
	if diff := cmp.Diff(want, told(err)); diff != "" {
		t.Error(diff)
	}
}
