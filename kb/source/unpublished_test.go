package source

import (
	"strings"
	"testing"
)

// TestUnpublished: the words with which programs keep a page from a site, and words like them.
func TestUnpublished(t *testing.T) {
	tests := []struct{ front, want string }{
		{"---\ntitle: A\ndraft: true\n---", "a draft, line 3"},
		{"---\nstatus: Черновик\n---", "a draft, line 2"},
		{"---\npublished: false\n---", "not published, line 2"},
		{"---\npublish: False\n---", "not published, line 2"},
		{"---\nhidden: true\ndraft: true\n---", "hidden, line 2"},
		{"---\ndraft: false\npublished: true\nhidden: false\nstatus: stable\n---", ""},
		{"---\nsidebar:\n  hidden: true\n---", ""},
		{"+++\ntitle = \"A\"\ndraft = true # until May\n+++", "a draft, line 3"},
		{"+++\ndraft = false\n[menu]\nhidden = true\n+++", ""},
	}
	for _, tt := range tests {
		f, err := readFront("kb/a.md", strings.Split(tt.front+"\ntext", "\n"))
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if f.withheld.reason != "" {
			got = f.withheld.reason + ", line " + string(rune('0'+f.withheld.line))
		}
		if got != tt.want {
			t.Errorf("%q: %q, want %q", tt.front, got, tt.want)
		}
	}
}
