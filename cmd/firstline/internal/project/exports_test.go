package project_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestKeep holds that what is kept of dialogs is said by expressions, and that all mistakes are told.
func TestKeep(t *testing.T) {
	p, err := open(t, "dialogs: {keep: ['8 903 \\d{3} 00 00', Emma Hamilton]}\n")
	if err != nil {
		t.Fatal(err)
	}
	if all := p.Config.Dialogs.Kept(); len(all) != 2 || !all[0].MatchString("8 903 123 00 00") || !all[1].MatchString("Emma Hamilton") {
		t.Errorf("%v", all)
	}
	_, err = open(t, `dialogs:
  keep:
    - "(a"
    - "\\d*"
  kept: []
`)
	want := `firstline.yaml:3: "(a" is not a regular expression: missing closing )
firstline.yaml:4: "\\d*" names nothing to keep: it matches an empty text
firstline.yaml:5: unknown key "kept"
    hint: the keys here are ours, ai, zone, mappings, keep`
	if diff := cmp.Diff(want, told(err)); diff != "" {
		t.Error(diff)
	}
}
