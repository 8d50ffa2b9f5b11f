package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"firstline/kb/text"
	"firstline/kb/yaml"
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
	var out, complaints bytes.Buffer
	ticks := make(chan int, 1)
	ticks <- os.Getpid()
	a := &app{
		in: strings.NewReader(""), out: &out, err: &complaints,
		env: func(name string) (string, bool) { return "2026-11-23T12:00:00+03:00", name == "FIRSTLINE_NOW" },
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
	}
)

// evaluated runs eval on a copy of the sample company, prepared by change, and reads its JSON.
func evaluated(t *testing.T, status int, change func(dir string)) evalJSON {
	t.Helper()
	dir := copyOf(t, "../../testdata/vestochka")
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

// TestEvalDialogs plays each script again on paper, with the replies that the results hold.
func TestEvalDialogs(t *testing.T) {
	r := evaluated(t, done, func(string) {})
	played := map[string]*script{}
	for _, s := range scripts(t) {
		played[s.set+"/"+s.id] = s
	}
	if len(played) != len(r.Dialogs) {
		t.Errorf("%d dialogs are written, %d are reported", len(played), len(r.Dialogs))
	}
	for _, d := range r.Dialogs {
		s, ok := played[d.Set+"/"+d.ID]
		if !ok {
			t.Errorf("%s/%s is reported twice, or is not written", d.Set, d.ID)
			continue
		}
		delete(played, d.Set+"/"+d.ID)
		want := s.play(t, d.Messages)
		var metAt []int
		for _, need := range d.Needs {
			turn := 0
			if need.MetAt != nil {
				turn = *need.MetAt
			}
			metAt = append(metAt, turn)
		}
		got := course{turns: d.Turns, metAt: metAt, outcome: d.Outcome, reason: d.Reason, passed: d.Passed, expect: d.Expect}
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(course{}), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s:%d %s (-messages +reported):\n%s", d.Source.Path, d.Source.Line, d.ID, diff)
		}
		if d.Passed != (len(d.Failed) == 0) {
			t.Errorf("%s/%s: passed is %v with %d failed checks", d.Set, d.ID, d.Passed, len(d.Failed))
		}
	}
}

// script is a dialog as its author wrote it.
type script struct {
	set, id string
	lines   [][]string   // the customer's, each of one message or more
	needs   []*yaml.Node // maps from checks to what they want
	turns   []*yaml.Node // for each line, the checks of the reply to it; nil: none
	always  []*yaml.Node
	expect  []string
}

// scripts reads the question sets of the sample company.
func scripts(t *testing.T) []*script {
	t.Helper()
	names, err := filepath.Glob("../../testdata/vestochka/eval/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var all []*script
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		set, err := yaml.Parse(filepath.Base(name), data)
		if err != nil {
			t.Fatal(err)
		}
		for _, dialog := range set.Get("dialogs").Items() {
			s := &script{set: set.Get("set").Text(), id: dialog.Get("id").Text(), expect: []string{"resolved"}}
			s.read(dialog)
			if always := set.Get("always"); always != nil {
				s.always = append(s.always, always)
			}
			all = append(all, s)
		}
	}
	return all
}

func (s *script) read(dialog *yaml.Node) {
	for _, pair := range dialog.Pairs() {
		switch pair.Key.Text() {
		case "id", "about", "at":
		case "user":
			for _, line := range values(pair.Value) {
				s.lines = append(s.lines, []string{line})
			}
		case "turns":
			for _, turn := range pair.Value.Items() {
				s.lines = append(s.lines, values(turn.Get("user")))
				s.turns = append(s.turns, turn.Get("operator"))
			}
		case "needs":
			s.needs = append(s.needs, pair.Value.Items()...)
		case "expect":
			s.expect = values(pair.Value)
		case "always":
			s.always = append(s.always, pair.Value)
		default: // the short form: a check beside the line, which is one more need
			if !slices.Contains(s.needs, dialog) {
				s.needs = append(s.needs, dialog)
			}
		}
	}
}

func values(n *yaml.Node) []string {
	if n.Kind() != yaml.List {
		return []string{n.Text()}
	}
	var all []string
	for _, item := range n.Items() {
		all = append(all, item.Text())
	}
	return all
}

// course is what a dialog comes to.
type course struct {
	turns   int
	metAt   []int // for each need, 0: never
	outcome string
	reason  string
	passed  bool
	expect  []string
}

// play follows the rule by which dialogs end through the messages, and complains where they go on
// after the end, stop before it, or say what the script does not.
func (s *script) play(t *testing.T, messages []messageJSON) course {
	t.Helper()
	c := course{metAt: make([]int, len(s.needs)), expect: s.expect}
	held := true
	replies := 0
	var line []string
	for i, m := range messages {
		if i == 0 || messages[i-1].Role != m.Role {
			c.turns++
		}
		if m.Role == "user" {
			line = append(line, m.Text)
			continue
		}
		if c.outcome != "" || replies >= len(s.lines) || !slices.Equal(line, s.lines[replies]) {
			t.Errorf("%s/%s: the customer's turn %d is %q, after %q; the script says %q", s.set, s.id, c.turns, line, c.outcome, s.lines)
			return c
		}
		for k, need := range s.needs {
			if c.metAt[k] == 0 && holdAll(t, need, m) {
				c.metAt[k] = c.turns
			}
		}
		if len(s.turns) > 0 && s.turns[replies] != nil {
			held = held && holdAll(t, s.turns[replies], m)
		}
		for _, always := range s.always {
			held = held && holdAll(t, always, m)
		}
		replies++
		line = nil
		c.outcome = s.outcome(c, m, replies)
		c.reason = m.Reason
		if c.outcome == "resolved" {
			c.reason = ""
		}
	}
	if c.outcome == "" || line != nil {
		t.Errorf("%s/%s: the messages stop before the dialog ends", s.set, s.id)
	}
	for _, left := range s.turns[min(replies, len(s.turns)):] {
		held = held && left == nil
	}
	c.passed = held && slices.Contains(s.expect, c.outcome)
	return c
}

// outcome is the outcome after a reply, empty where the dialog goes on.
func (s *script) outcome(c course, m messageJSON, replies int) string {
	switch {
	case len(s.needs) > 0 && !slices.Contains(c.metAt, 0):
		return "resolved"
	case m.Action == "handoff":
		return "handed_off"
	case replies < len(s.lines):
		return ""
	case len(s.needs) > 0:
		return "unresolved"
	}
	return map[string]string{"answer": "resolved", "decline": "declined", "clarify": "unresolved"}[m.Action]
}

// holdAll tells whether every check of a map holds for a reply.
func holdAll(t *testing.T, checks *yaml.Node, m messageJSON) bool {
	t.Helper()
	for _, pair := range checks.Pairs() {
		if !holds(t, pair.Key.Text(), values(pair.Value), m) {
			return false
		}
	}
	return true
}

func holds(t *testing.T, check string, wants []string, m messageJSON) bool {
	t.Helper()
	all := func(hold func(want string) bool) bool {
		return !slices.ContainsFunc(wants, func(want string) bool { return !hold(want) })
	}
	says := func(want string) bool { return text.Read(m.Text).Says(want) }
	switch check {
	case "id", "about", "at", "user", "expect", "needs", "always": // beside a check in the short form
		return true
	case "says":
		return all(says)
	case "says_any":
		return slices.ContainsFunc(wants, says)
	case "never_says":
		return !slices.ContainsFunc(wants, says)
	case "matches":
		return all(func(want string) bool { return regexp.MustCompile(want).MatchString(m.Text) })
	case "cites":
		return all(func(want string) bool {
			return slices.ContainsFunc(m.Entries, func(id string) bool {
				file, _, _ := strings.Cut(id, "#")
				return id == want || file == want
			})
		})
	case "code":
		want := strings.TrimSuffix(wants[0], "\n")
		for _, given := range m.Code {
			if strings.TrimSuffix(given.Text, "\n") != want {
				return false
			}
		}
		return len(m.Code) > 0
	case "image":
		return all(func(want string) bool {
			for _, given := range m.Images {
				if given.Src == want {
					return true
				}
			}
			return false
		})
	case "signal":
		return all(func(want string) bool { return slices.Contains(m.Signals, want) })
	case "action":
		return m.Action == wants[0]
	case "reason":
		return m.Reason == wants[0]
	case "max_chars":
		limit, err := strconv.Atoi(wants[0])
		return err == nil && utf8.RuneCountInString(m.Text) <= limit
	case "language":
		spoken := text.Language(m.Text)
		return spoken == wants[0] || spoken == ""
	}
	t.Errorf("the script has a check that this test does not know: %s", check)
	return false
}

// TestEvalTotals counts the dialogs again, for each set and for all of them pooled.
func TestEvalTotals(t *testing.T) {
	for name, run := range map[string]struct {
		status int
		change func(string)
	}{
		"as they are": {done, func(string) {}},
		"all of them errors": {infrastructure, func(dir string) {
			edit(t, filepath.Join(dir, "firstline.yaml"), func(s string) string { return s + "run: {turn_timeout: 1ns}\n" })
		}},
	} {
		t.Run(name, func(t *testing.T) {
			r := evaluated(t, run.status, run.change)
			bySet := map[string][]dialogJSON{}
			for _, d := range r.Dialogs {
				bySet[d.Set] = append(bySet[d.Set], d)
			}
			for _, s := range r.Sets {
				compareTotals(t, counted(s.Set, bySet[s.Set]), s)
				delete(bySet, s.Set)
			}
			if len(bySet) > 0 {
				t.Errorf("dialogs of sets that are not reported: %v", slices.Sorted(maps.Keys(bySet)))
			}
			compareTotals(t, counted("", r.Dialogs), r.Total)
			if r.Total.N == 0 && (r.Total.PassRate.Value != nil || r.Total.Turns.Mean != nil || r.Total.PassRate.High != 1) {
				t.Errorf("n = 0 must give value null, low 0 and high 1: %+v", r.Total)
			}
		})
	}
}

func compareTotals(t *testing.T, want, got setJSON) {
	t.Helper()
	if diff := cmp.Diff(want, got, cmpopts.EquateApprox(0, 1e-12), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("totals of %q (-dialogs +reported):\n%s", got.Set, diff)
	}
}

// counted counts dialogs as chapter 2 of DESIGN defines the words.
func counted(name string, dialogs []dialogJSON) setJSON {
	s := setJSON{
		Set: name, Dialogs: len(dialogs), Reasons: map[string]int{},
		Outcomes: map[string]int{"resolved": 0, "declined": 0, "handed_off": 0, "unresolved": 0, "error": 0},
	}
	var turns []int
	for _, d := range dialogs {
		s.Outcomes[d.Outcome]++
		if d.Reason != "" {
			s.Reasons[d.Reason]++
		}
		if d.Outcome == "error" {
			s.Errors++
			continue
		}
		s.N++
		byHuman, wanted := d.Outcome == "handed_off", slices.Contains(d.Expect, "handed_off")
		if d.Passed {
			s.Passed++
		}
		if !byHuman {
			s.Contained++
		}
		if !byHuman && d.Passed {
			s.Resolved++
		}
		if !byHuman && !d.Passed {
			s.FalseContainment++
		}
		switch {
		case byHuman && wanted:
			s.Handoffs.Right++
		case byHuman:
			s.Handoffs.Unneeded++
		case wanted && !slices.Contains(d.Expect, d.Outcome):
			s.Handoffs.Missed++
		}
		if d.Passed && d.Outcome == "resolved" {
			turns = append(turns, d.Turns)
		}
	}
	s.PassRate, s.ResolutionRate, s.ContainmentRate = wilson(s.Passed, s.N), wilson(s.Resolved, s.N), wilson(s.Contained, s.N)
	s.Turns = spread(turns)
	return s
}

// wilson gives k of n with the bounds p at which |k/n − p| = z·√(p(1−p)/n), which is how Wilson
// derived his interval: the roots of (1 + z²/n)p² − (2k/n + z²/n)p + (k/n)² = 0.
func wilson(k, n int) rateJSON {
	if n == 0 {
		return rateJSON{High: 1}
	}
	const z = 1.959963984540054
	share := float64(k) / float64(n)
	a, b, c := 1+z*z/float64(n), 2*share+z*z/float64(n), share*share
	root := math.Sqrt(b*b - 4*a*c)
	return rateJSON{K: k, N: n, Value: &share, Low: (b - root) / (2 * a), High: (b + root) / (2 * a)}
}

// spread gives the mean, the median and the 90th percentile by nearest rank, the ⌈0.9·n⌉th.
func spread(turns []int) turnsJSON {
	n := len(turns)
	if n == 0 {
		return turnsJSON{}
	}
	slices.Sort(turns)
	sum := 0
	for _, v := range turns {
		sum += v
	}
	mean := float64(sum) / float64(n)
	median := float64(turns[(n-1)/2]+turns[n/2]) / 2
	p90 := float64(turns[(9*n+9)/10-1])
	return turnsJSON{Mean: &mean, Median: &median, P90: &p90}
}

// TestEvalAgain runs eval twice, at other times and with other numbers of dialogs at once: but for
// the objects named timing the results are equal.
func TestEvalAgain(t *testing.T) {
	dir := copyOf(t, "../../testdata/vestochka")
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
				files[f.Source.Path] = lines(string(data))
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

// TestSchemas holds what the commands print against the schemas that `firstline schema` prints.
func TestSchemas(t *testing.T) {
	dir := copyOf(t, "../../testdata/vestochka")
	broken := copyOf(t, dir)
	for name, content := range map[string]string{
		"kb/row.csv":     "Вопрос;Ответ\nПечёте на заказ?;Да.\nА без глютена?;\n",
		"kb/archive.csv": "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00",
		"eval/bad.yaml":  "set: bad\ndialogs:\n  - {id: nothing, user: сколько стоит багет}\n",
	} {
		if err := os.WriteFile(filepath.Join(broken, filepath.FromSlash(name)), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	slow := copyOf(t, dir)
	edit(t, filepath.Join(slow, "firstline.yaml"), func(s string) string { return s + "run: {turn_timeout: 1ns}\n" })
	questions := filepath.Join(t.TempDir(), "questions.jsonl")
	if err := os.WriteFile(questions, []byte(`{"text":"цена тарифа Pro"}`+"\n"+`{"id":"b","text":"ъъъ щщщ"}`+"\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		schema, dir string
		args        []string
		status      int
	}{
		{"ingest", dir, []string{"ingest", "--check"}, done},
		{"ingest", dir, []string{"ingest"}, done},
		{"ingest", broken, []string{"ingest"}, wrong},
		{"ingest", broken, []string{"ingest", "--keep-going"}, wrong},
		{"entry", dir, []string{"show"}, done},
		{"entry", dir, []string{"read", filepath.Join(dir, "kb", "prices.csv"), filepath.Join(dir, "kb", "app.yaml")}, done},
		{"lint", dir, []string{"lint"}, done},
		{"lint", broken, []string{"lint"}, notGood},
		{"prompt", dir, []string{"prompt", "show"}, done},
		{"prompt", dir, []string{"prompt", "show", "--operator", "lena", "--for", "сколько стоит Pro"}, done},
		{"ask", dir, []string{"ask", "как поставить чат на вордпресс"}, done},
		{"ask", dir, []string{"ask", "сколько стоит Pro"}, done},
		{"ask", dir, []string{"ask", "ъъъ щщщ"}, done},
		{"eval", dir, []string{"eval"}, done},
		{"eval", dir, []string{"eval", "human", "api"}, notGood},
		{"eval", slow, []string{"eval"}, infrastructure},
		{"batch", dir, []string{"search", "--batch", questions}, done},
	} {
		t.Run(c.schema+" "+strings.Join(c.args[:min(2, len(c.args))], " ")+" "+strconv.Itoa(c.status), func(t *testing.T) {
			schema := compiled(t, c.schema)
			got := call(t, c.dir, append(c.args, "--format", "json")...)
			if got.status != c.status {
				t.Errorf("exit status %d, want %d\n%s", got.status, c.status, got.err)
			}
			outputs := []string{got.out}
			if c.schema == "entry" || c.schema == "batch" {
				outputs = slices.Collect(strings.Lines(got.out))
			}
			if len(outputs) == 0 {
				t.Fatal("nothing is printed")
			}
			if err := schema.Validate(map[string]any{}); err == nil {
				t.Error("the schema asks for nothing")
			}
			wrongs := 0
			for _, output := range outputs {
				value, err := jsonschema.UnmarshalJSON(strings.NewReader(output))
				if err != nil {
					t.Fatalf("%v\n%s", err, output)
				}
				if err := schema.Validate(value); err != nil && wrongs < 3 {
					wrongs++
					t.Errorf("the output is not what the schema says: %.1500v", err)
				}
			}
		})
	}
}

// compiled is a schema as firstline prints it.
func compiled(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	printed := call(t, ".", "schema", name)
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(printed.out))
	if err != nil {
		t.Fatalf("%v\n%s%s", err, printed.out, printed.err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("file:///"+name+".json", value); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("file:///" + name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// TestColor holds when results are coloured by themselves: on a terminal, and not where NO_COLOR
// is set to something. --color overrules both.
func TestColor(t *testing.T) {
	dir := copyOf(t, "../../testdata/vestochka")
	call(t, dir, "ingest")
	for _, c := range []struct {
		terminal     bool
		noColor, arg string
		colored      bool
	}{
		{true, "", "auto", true},
		{true, "1", "auto", false},
		{true, "1", "always", true},
		{true, "", "never", false},
		{false, "", "auto", false},
		{false, "", "always", true},
	} {
		var out bytes.Buffer
		a := &app{
			in: strings.NewReader(""), out: &out, err: &out,
			env:      func(name string) (string, bool) { return c.noColor, name == "NO_COLOR" },
			clock:    func() time.Time { return time.Unix(0, 0) },
			terminal: func() bool { return c.terminal },
		}
		if status := a.run(t.Context(), []string{"-C", dir, "--color", c.arg, "search", "сколько стоит Pro"}); status != done {
			t.Fatalf("exit status %d\n%s", status, &out)
		}
		if colored := strings.Contains(out.String(), "\x1b["); colored != c.colored {
			t.Errorf("terminal %v, NO_COLOR=%q, --color %s: coloured is %v, want %v", c.terminal, c.noColor, c.arg, colored, c.colored)
		}
	}
}
