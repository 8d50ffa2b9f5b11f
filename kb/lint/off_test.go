package lint

import (
	"strings"
	"testing"

	"firstline/kb"
)

// A comment holds for its line, for the block below it, or below a heading.
func TestOffs(t *testing.T) {
	for _, c := range []struct {
		name, text string
		covers     string // the lines of KB301 that are turned off
		reason     string
	}{
		{"behind a line", "a\nb <!-- firstline: off KB301 prolonged -->\nc", "2", "prolonged"},
		{"alone above a block", "a\n<!-- firstline: off KB301 prolonged -->\nb\nc\n\nd", "2 3 4", "prolonged"},
		{"alone above a heading", "<!-- firstline: off KB301, KB302: продлили -->\n\n## b\n\nc\n\nd\n## e", "1 2 3 4 5 6 7", "продлили"},
		{"alone above a section with others below it", "# a\n<!-- firstline: off KB301 old -->\n## b\n### c\nd\n## e", "2 3 4 5", "old"},
		{"YAML", "a: 1\nb: 2 # firstline: off KB301 it is so\nc: 3", "2", "it is so"},
		{"MDX", "{/* firstline: off KB301 it is so */}\nb", "1 2", "it is so"},
		{"without a reason", "a <!-- firstline: off KB301 -->", "1", ""},
		{"another rule", "a <!-- firstline: off KB999 so -->", "", "so"},
		{"no comment", "firstline: off KB301 is how it is written", "", ""},
	} {
		lines := strings.Split(c.text, "\n")
		offs := Offs("kb/a.md", lines)
		var covered []string
		for line := 1; line <= len(lines); line++ {
			for _, o := range offs {
				if o.Covers("KB301", kb.Pos{Path: "kb/a.md", Line: line}) {
					covered = append(covered, string(rune('0'+line)))
				}
			}
		}
		if got := strings.Join(covered, " "); got != c.covers {
			t.Errorf("%s: covers %q, want %q", c.name, got, c.covers)
		}
		if len(offs) > 0 && offs[0].Reason != c.reason {
			t.Errorf("%s: reason %q, want %q", c.name, offs[0].Reason, c.reason)
		}
	}
	if offs := Offs("kb/a.md", []string{"<!-- firstline: off please -->"}); len(offs) != 1 || len(offs[0].Codes) != 0 {
		t.Errorf("a comment without a code: %+v", offs)
	}
}

// A row turns off what its column called lint says. What it says otherwise is kept, to be told.
func TestRowOffs(t *testing.T) {
	for _, c := range []struct {
		cell, reason  string
		other, covers bool
	}{
		{"off KB602 it is made of silver", "it is made of silver", false, true},
		{"firstline: off KB602 оно серебряное", "оно серебряное", false, true},
		{" firstline:off KB602: оно серебряное", "оно серебряное", false, true},
		{"off KB602", "", false, true},
		{"off", "", false, false},
		{"KB602 подарок", "подарок", true, false},
		{"checked", "", true, false},
		{"official", "", true, false},
	} {
		at := kb.Pos{Path: "kb/p.csv", Line: 3, EndLine: 4}
		offs := RowOffs(&kb.Source{Entries: []kb.Entry{{Source: at, Meta: map[string]string{"lint": c.cell}}, {Source: at}}})
		if len(offs) != 1 {
			t.Errorf("%s: %+v", c.cell, offs)
			continue
		}
		o := offs[0]
		if covers := o.Covers("KB602", kb.Pos{Path: "kb/p.csv", Line: 4}); covers != c.covers || o.Other != c.other || o.Reason != c.reason {
			t.Errorf("%s: %+v, covers %v", c.cell, o, covers)
		}
	}
}
