package account

import (
	"fmt"
	"strings"
	"testing"

	"firstline/kb"
)

func TestRemarks(t *testing.T) {
	skip := func(reason string, lines ...int) (all []kb.Skipped) {
		for _, line := range lines {
			all = append(all, kb.Skipped{Line: line, Reason: reason})
		}
		return all
	}
	finding := func(line int, message string) kb.Finding {
		return kb.Finding{Pos: kb.Pos{Path: "a.csv", Line: line}, Severity: kb.Warning, Message: message, Hint: "mend it"}
	}
	tests := []struct {
		name     string
		skipped  []kb.Skipped
		findings []kb.Finding
		want     string
	}{
		{"nothing", nil, nil, ""},
		{"in a row", skip("no price", 12, 13, 14, 20), nil, "a.csv:12–14 skipped no price 3|a.csv:20 skipped no price 1"},
		{"two reasons", append(skip("no price", 2, 4), skip("no name", 3)...), nil, "a.csv:2 skipped no price 1|a.csv:3 skipped no name 1|a.csv:4 skipped no price 1"},
		{
			"skipped because of a finding", skip("no answer", 7, 8),
			[]kb.Finding{finding(8, "question has no answer"), finding(0, "no prices")},
			"a.csv warning no prices 1|a.csv:7 skipped no answer 1|a.csv:8 skipped question has no answer 1",
		},
		{"findings in a row", nil, []kb.Finding{finding(3, "x"), finding(2, "x"), finding(5, "x")}, "a.csv:2–3 warning x 2|a.csv:5 warning x 1"},
		{
			"sheets",
			[]kb.Skipped{{Sheet: "A", Line: 2, Reason: "hidden"}, {Sheet: "B", Line: 3, Reason: "hidden"}, {Sheet: "B", Line: 4, Reason: "hidden"}},
			nil,
			"a.csv!A:2 skipped hidden 1|a.csv!B:3–4 skipped hidden 2",
		},
		{
			"the same line of another sheet",
			[]kb.Skipped{{Sheet: "B", Line: 2, Reason: "hidden"}},
			[]kb.Finding{{Pos: kb.Pos{Path: "a.csv", Sheet: "A", Line: 2}, Severity: kb.Warning, Message: "twice"}},
			"a.csv!A:2 warning twice 1|a.csv!B:2 skipped hidden 1",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, r := range Remarks("a.csv", tt.skipped, tt.findings) {
				got = append(got, fmt.Sprint(r.Place(), " ", r.Label, " ", r.Message, " ", r.Records))
			}
			if s := strings.Join(got, "|"); s != tt.want {
				t.Errorf("got  %s\nwant %s", s, tt.want)
			}
		})
	}
}

func TestLines(t *testing.T) {
	for want, p := range map[string]kb.Pos{
		"14": {Line: 14, EndLine: 14}, "14–20": {Line: 14, EndLine: 20}, "Options!3": {Sheet: "Options", Line: 3},
	} {
		if got := Lines(p); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
