package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"firstline/cmd/firstline/internal/firstlinetest"

	"github.com/google/go-cmp/cmp"
)

// called is what a command line run in this process came to.
type called struct {
	out, err string
	status   int
}

// call runs firstline in a project, on a Monday at noon. Its clock gives another moment, half a
// second later, each time it is asked.
func call(t *testing.T, dir string, args ...string) called {
	t.Helper()
	return callAt(t, "2026-11-23T12:00:00+03:00", dir, args...)
}

// callAt is call at a time of its own.
func callAt(t *testing.T, now, dir string, args ...string) called {
	t.Helper()
	var out, complaints bytes.Buffer
	ticks := make(chan int, 1)
	ticks <- os.Getpid()
	a := &app{
		in: strings.NewReader(""), out: &out, err: &complaints,
		env: func(name string) (string, bool) { return now, name == "FIRSTLINE_NOW" },
		clock: func() time.Time {
			tick := <-ticks
			ticks <- tick + len(args)
			return time.Unix(0, 0).Add(time.Duration(tick) * time.Second / 2)
		},
		terminal: func() bool { return false },
	}
	status := a.run(t.Context(), append([]string{"-C", dir}, args...))
	return called{out.String(), complaints.String(), status}
}

// The results of eval, as DESIGN describes them, for those who know nothing of package eval.
type (
	evalJSON struct {
		Sets    []setJSON    `json:"sets"`
		Total   setJSON      `json:"total"`
		Dialogs []dialogJSON `json:"dialogs"`
	}
	setJSON struct {
		Set              string         `json:"set"`
		Dialogs          int            `json:"dialogs"`
		N                int            `json:"n"`
		Errors           int            `json:"errors"`
		Outcomes         map[string]int `json:"outcomes"`
		Reasons          map[string]int `json:"reasons"`
		Passed           int            `json:"passed"`
		Resolved         int            `json:"resolved"`
		Contained        int            `json:"contained"`
		PassRate         rateJSON       `json:"pass_rate"`
		ResolutionRate   rateJSON       `json:"resolution_rate"`
		ContainmentRate  rateJSON       `json:"containment_rate"`
		FalseContainment int            `json:"false_containment"`
		Handoffs         handoffsJSON   `json:"handoffs"`
		Turns            turnsJSON      `json:"turns"`
	}
	rateJSON struct {
		K     int      `json:"k"`
		N     int      `json:"n"`
		Value *float64 `json:"value"`
		Low   float64  `json:"low"`
		High  float64  `json:"high"`
	}
	handoffsJSON struct {
		Right    int `json:"right"`
		Unneeded int `json:"unneeded"`
		Missed   int `json:"missed"`
	}
	turnsJSON struct {
		Mean   *float64 `json:"mean"`
		Median *float64 `json:"median"`
		P90    *float64 `json:"p90"`
	}
	dialogJSON struct {
		Set     string    `json:"set"`
		ID      string    `json:"id"`
		Source  placeJSON `json:"source"`
		Expect  []string  `json:"expect"`
		Outcome string    `json:"outcome"`
		Reason  string    `json:"reason"`
		Passed  bool      `json:"passed"`
		Turns   int       `json:"turns"`
		Needs   []struct {
			MetAt *int `json:"met_at"`
		} `json:"needs"`
		Messages []messageJSON `json:"messages"`
		Failed   []struct {
			Check  string    `json:"check"`
			Cause  string    `json:"cause"`
			Source placeJSON `json:"source"`
		} `json:"failed"`
	}
	placeJSON struct {
		Path    string `json:"path"`
		Line    int    `json:"line"`
		EndLine int    `json:"end_line"`
	}
	messageJSON struct {
		Role    string   `json:"role"`
		Text    string   `json:"text"`
		Action  string   `json:"action"`
		Reason  string   `json:"reason"`
		Signals []string `json:"signals"`
		Entries []string `json:"entries"`
		Images  []struct {
			Src string `json:"src"`
		} `json:"images"`
		Code []struct {
			Text string `json:"text"`
		} `json:"code"`
		Ungrounded []string `json:"ungrounded"`
	}
)

// evaluated runs eval on a copy of the sample company, prepared by change, and reads its JSON.
func evaluated(t *testing.T, status int, change func(dir string)) evalJSON {
	t.Helper()
	dir := firstlinetest.Sample(t)
	change(dir)
	got := call(t, dir, "eval", "--format", "json")
	if got.status != status {
		t.Fatalf("exit status %d, want %d\n%s", got.status, status, got.err)
	}
	var r evalJSON
	if err := json.Unmarshal([]byte(got.out), &r); err != nil {
		t.Fatal(err)
	}
	if len(r.Dialogs) < 100 || len(r.Sets) < 10 {
		t.Fatalf("%d dialogs in %d sets, want those of the sample company", len(r.Dialogs), len(r.Sets))
	}
	return r
}

// TestEvalAgain runs eval twice, at other times and with other numbers of dialogs at once: but for
// the objects named timing the results are equal.
func TestEvalAgain(t *testing.T) {
	dir := firstlinetest.Sample(t)
	one := call(t, dir, "eval", "--format", "json", "-j", "1")
	many := call(t, dir, "eval", "--format", "json", "--concurrency", "9", "-q")
	if one.status != done || many.status != done {
		t.Fatalf("exit status %d and %d\n%s%s", one.status, many.status, one.err, many.err)
	}
	if one.out == many.out {
		t.Error("two runs at two times are alike to the byte: their timing is not that of the clock")
	}
	if diff := cmp.Diff(untimed(t, one.out), untimed(t, many.out)); diff != "" {
		t.Errorf("two runs of the same (-first +second):\n%s", diff)
	}
}

// untimed reads JSON and leaves out the objects named timing.
func untimed(t *testing.T, data string) any {
	t.Helper()
	var v any
	if err := json.Unmarshal([]byte(data), &v); err != nil {
		t.Fatal(err)
	}
	left := 0
	var strip func(v any)
	strip = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			if _, ok := v["timing"].(map[string]any); ok {
				delete(v, "timing")
				left++
			}
			for _, each := range v {
				strip(each)
			}
		case []any:
			for _, each := range v {
				strip(each)
			}
		}
	}
	strip(v)
	if left == 0 {
		t.Error("no object is named timing")
	}
	return v
}

// TestEvalPlaces looks up every failed check in the script: its line lies within its dialog and
// holds the check's key, or is an item of the list under that key. An outcome that the script
// does not name is told at the dialog.
func TestEvalPlaces(t *testing.T) {
	r := evaluated(t, done, func(string) {})
	files := map[string][]string{}
	checks := 0
	for _, d := range r.Dialogs {
		for _, f := range d.Failed {
			checks++
			place := fmt.Sprintf("%s:%d", f.Source.Path, f.Source.Line)
			if files[f.Source.Path] == nil {
				data, err := os.ReadFile(filepath.Join("../../testdata/vestochka", filepath.FromSlash(f.Source.Path)))
				if err != nil {
					t.Fatal(err)
				}
				files[f.Source.Path] = firstlinetest.Lines(string(data))
			}
			script := files[f.Source.Path]
			if f.Source.Path != d.Source.Path || f.Source.Line < d.Source.Line || f.Source.Line > d.Source.EndLine || d.Source.EndLine > len(script) {
				t.Errorf("%s/%s: %s is at %s, outside of the dialog, %v", d.Set, d.ID, f.Check, place, d.Source)
				continue
			}
			keys := keysOf(script, f.Source.Line)
			unwritten := f.Check == "expect" && f.Source.Line == d.Source.Line
			if !slices.Contains(keys, f.Check) && (!unwritten || !slices.Contains(keys, "id")) {
				t.Errorf("%s/%s: %s is at %s, where there is %q", d.Set, d.ID, f.Check, place, script[f.Source.Line-1])
			}
		}
	}
	if checks < 100 {
		t.Errorf("only %d failed checks: too few to tell", checks)
	}
}

// keysOf gives the keys of a line, or the key that an item of a list over several lines belongs to.
func keysOf(script []string, line int) []string {
	key := regexp.MustCompile(`(?:^|[{,-])\s*(\w+):(?:\s|$)`)
	item := regexp.MustCompile(`^\s*- `)
	for line > 1 && item.MatchString(script[line-1]) && !key.MatchString(script[line-1]) {
		line--
	}
	var keys []string
	for _, found := range key.FindAllStringSubmatch(script[line-1], -1) {
		keys = append(keys, found[1])
	}
	return keys
}

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}
