package eval

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"firstline/kb"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/rogpeppe/go-internal/txtar"
)

func TestLoad(t *testing.T) {
	sets := parse(t, `
		set: Тарифы и оплата
		about: Сколько стоит
		operator: igor
		always: {never_says: [тысяча, миллион]}
		dialogs:
		  - id: pro-price
		    about: две цены
		    at: 2026-11-22 23:30
		    user:
		      - Сколько стоит Pro?
		      - |
		        А если
		        платить за год?
		    needs:
		      - says: 990 ₽
		      - {says: 9 900 ₽, cites: kb/prices.csv}
		    always: {max_chars: 400, language: ru}
		  - {id: free, user: А бесплатный есть?, says: бесплатный тариф}
		  - id: wants a human
		    expect: [handed_off, declined]
		    turns:
		      - user: [Привет, позови человека]
		        operator: {action: clarify}
		      - user: Нет, именно человека
		        operator: {action: handoff, reason: asked_for_human, says_any: [зову, человек], matches: '^З'}
		      - user: спасибо
	`)
	line := func(n int) kb.Pos { return kb.Pos{Path: "eval/test.yaml", Line: n} }
	check := func(n int, name string, want ...string) Check { return Check{Name: name, Want: want, Pos: line(n)} }
	set := []Check{check(4, neverSays, "тысяча"), check(4, neverSays, "миллион")}
	want := []*Set{{
		Name: "Тарифы и оплата", About: "Сколько стоит", Operator: "igor", OperatorPos: line(3), Pos: line(1),
		Dialogs: []*Dialog{
			{
				ID: "pro-price", Place: 1, About: "две цены", Pos: line(6), Expect: []Outcome{Resolved},
				At: When{Time: time.Date(2026, 11, 22, 23, 30, 0, 0, time.UTC), Local: true},
				Lines: []Line{
					{Messages: []string{"Сколько стоит Pro?"}, Pos: line(10)},
					{Messages: []string{"А если\nплатить за год?"}, Pos: line(11)},
				},
				Needs: []Need{
					{Checks: []Check{check(15, says, "990 ₽")}, Pos: line(15)},
					{Checks: []Check{check(16, says, "9 900 ₽"), check(16, cites, "kb/prices.csv")}, Pos: line(16)},
				},
				Always: append(slices.Clone(set), check(17, maxChars, "400"), check(17, language, "ru")),
			},
			{
				ID: "free", Place: 2, Pos: line(18), Expect: []Outcome{Resolved}, Always: set,
				Lines: []Line{{Messages: []string{"А бесплатный есть?"}, Pos: line(18)}},
				Needs: []Need{{Checks: []Check{check(18, says, "бесплатный тариф")}, Pos: line(18)}},
			},
			{
				ID: "wants a human", Place: 3, Pos: line(19), Expect: []Outcome{HandedOff, Declined}, ExpectPos: line(20), Always: set,
				Lines: []Line{
					{Messages: []string{"Привет", "позови человека"}, Pos: line(22), Checks: []Check{check(23, action, "clarify")}},
					{Messages: []string{"Нет, именно человека"}, Pos: line(24), Checks: []Check{
						check(25, action, "handoff"), check(25, reason, "asked_for_human"),
						check(25, saysAny, "зову", "человек"), check(25, matches, "^З"),
					}},
					{Messages: []string{"спасибо"}, Pos: line(26)},
				},
			},
		},
	}}
	lines := cmp.Transformer("line", func(p kb.Pos) string { return fmt.Sprintf("%s:%d", p.Path, p.Line) })
	if diff := cmp.Diff(want, sets, lines, cmpopts.IgnoreUnexported(Check{}), cmpopts.IgnoreFields(Set{}, "Hash")); diff != "" {
		t.Error(diff)
	}
}

// TestMistakes reads the files of each golden as question sets; its last file, want, holds what
// Lint says of them, and Load has to refuse those that are errors up to EV009.
func TestMistakes(t *testing.T) {
	goldens, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(goldens) == 0 {
		t.Fatal("no goldens", err)
	}
	for _, golden := range goldens {
		t.Run(filepath.Base(golden), func(t *testing.T) {
			archive, err := txtar.ParseFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			last := &archive.Files[len(archive.Files)-1]
			fsys := fstest.MapFS{}
			for _, file := range archive.Files[:len(archive.Files)-1] {
				fsys[file.Name] = &fstest.MapFile{Data: file.Data}
			}
			names := slices.Sorted(maps.Keys(fsys))
			findings := Lint(fsys, names, []string{"igor", "anton"}, nil, Known{})
			got := printed(findings)
			if *update {
				last.Data = []byte(got)
				if err := os.WriteFile(golden, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(last.Data), got); diff != "" {
				t.Error(diff)
			}
			sets, err := Load(fsys, names)
			var want []string
			for _, f := range findings {
				if f.Code < unknownOperator {
					want = append(want, f.Pos.String()+": "+f.Message)
				}
			}
			if got := messages(err); !slices.Equal(want, got) || (len(want) > 0) != (sets == nil) {
				t.Errorf("Load says %q, Lint %q", got, want)
			}
		})
	}
}

func printed(findings []kb.Finding) string {
	var b strings.Builder
	for _, f := range findings {
		fmt.Fprintf(&b, "%s: %s %s: %s\n", f.Pos, f.Code, f.Severity, f.Message)
		if f.Hint != "" {
			fmt.Fprintf(&b, "  hint: %s\n", f.Hint)
		}
	}
	return b.String()
}

func messages(err error) []string {
	if err == nil {
		return nil
	}
	return strings.Split(err.Error(), "\n")
}

func TestUnreadableFile(t *testing.T) {
	_, err := Load(fstest.MapFS{"eval": {Mode: os.ModeDir}}, []string{"eval/нет.yaml"})
	var mistake *kb.SyntaxError
	if !errors.As(err, &mistake) || mistake.Pos.Path != "eval/нет.yaml" || mistake.Msg != "file does not exist" {
		t.Errorf("got %v", err)
	}
}

func TestValidate(t *testing.T) {
	sets := parse(t, `{set: billing, operator: igr, dialogs: [{id: a, user: q, says: да}]}`)
	threshold, err := ParseThreshold(at(), "pass_rate{set=biling} >= 1")
	if err != nil {
		t.Fatal(err)
	}
	got := messages(Validate(sets, []string{"igor", "anton"}, []Threshold{threshold}))
	want := []string{`eval/test.yaml:1: unknown operator "igr"`, `firstline.yaml:12: unknown question set "biling"`}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if err := Validate(sets, []string{"igr"}, nil); err != nil {
		t.Error(err)
	}
}

func TestScriptsFingerprint(t *testing.T) {
	script := `{set: s, dialogs: [{id: a, user: q, says: да}, {id: b, user: q, says: нет}]}`
	whole := parse(t, script)
	part, err := Choose(whole, []string{"s/a"})
	if err != nil {
		t.Fatal(err)
	}
	fingerprint := Scripts(whole)
	if !maps.Equal(fingerprint, Scripts(parse(t, script))) {
		t.Error("the same scripts differ")
	}
	if maps.Equal(fingerprint, Scripts(parse(t, script+" "))) || maps.Equal(fingerprint, Scripts(part)) {
		t.Error("different scripts do not")
	}
}

func FuzzLoad(f *testing.F) {
	f.Add("set: s\ndialogs:\n  - {id: a, user: q, says: да}\n")
	f.Add("set: s\nalways: {max_chars: 1}\ndialogs:\n  - id: a\n    turns:\n      - user: [a, b]\n        operator: {action: clarify, matches: '['}\n")
	f.Add("set: a/b\noperator:\ndialogs:\n- {id: a, user: [], needs: [], at: 2026-11-22 23:30, expect: [resolved, x]}\n- id: a\n")
	f.Add("- 1\n- {}\n")
	f.Add("set: {a: b}\ndialogs: x\n")
	f.Fuzz(func(t *testing.T, script string) {
		const name = "eval/f.yaml"
		fsys := fstest.MapFS{name: {Data: []byte(script)}}
		lines := strings.Count(script, "\n") + strings.Count(script, "\r") + 1
		for _, finding := range Lint(fsys, []string{name}, nil, nil, Known{}) {
			if finding.Pos.Path != name || finding.Pos.Line < 0 || finding.Pos.Line > lines || finding.Message == "" {
				t.Fatalf("%q: %+v", script, finding)
			}
		}
		sets, err := Load(fsys, []string{name})
		if (err == nil) != (len(sets) == 1) {
			t.Fatalf("%d sets, %v", len(sets), err)
		}
		for _, s := range sets {
			if s.Name == "" || len(s.Dialogs) == 0 {
				t.Fatalf("%q is read as %+v", script, s)
			}
			for _, d := range s.Dialogs {
				if d.ID == "" || len(d.Lines) == 0 || len(d.Expect) == 0 || !d.checks() {
					t.Fatalf("%q is read as %+v", script, d)
				}
			}
		}
		if err == nil {
			results(t, clerk(), sets, Options{}) // plays whatever could be read
		}
	})
}
