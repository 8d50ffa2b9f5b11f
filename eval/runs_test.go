package eval

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestARunIsStoredAndReadBack(t *testing.T) {
	runs := Runs{Dir: filepath.Join(t.TempDir(), ".firstline", "runs")}
	if _, err := runs.Open("last"); err == nil || err.Error() != "there is no stored run yet" {
		t.Errorf("got %v", err)
	}
	now := time.Date(2026, 11, 22, 23, 30, 0, 0, time.FixedZone("MSK", 3*60*60))
	sets := many(t, 40)
	plan := Plan{Started: now, Fingerprint: Fingerprint{Scripts: Scripts(sets), Version: "1"}}
	rec, err := runs.Record(plan)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(rec.ID, "20261122T203000.000Z-") {
		t.Errorf("id %s", rec.ID)
	}
	all := results(t, clerk(), sets, Options{Ended: rec.Add})
	report := NewReport(Made{Plan: plan, Sets: sets, Timing: Timing{Started: now.UTC(), Seconds: 1}}, all)
	threshold, err := ParseThreshold(at(), "pass_rate >= 1%")
	if err != nil {
		t.Fatal(err)
	}
	report.Judge([]Threshold{threshold}, nil)
	if _, err := runs.Open(rec.ID); err == nil || !strings.Contains(err.Error(), "did not come to its end; firstline eval --resume="+rec.ID) {
		t.Errorf("a run that goes on is open: %v", err)
	}
	if err := errors.Join(rec.Finish(report), runs.SetLast(rec.ID)); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(runs.Dir, rec.ID)
	for _, name := range []string{rec.ID, "last", folder, filepath.Join(folder, "results.json")} {
		back, err := runs.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(document(t, report), document(t, back)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	lines := outcomes(t, folder)
	if diff := cmp.Diff(len(all), len(lines)); diff != "" {
		t.Error(diff)
	}
	byID := func(a, b Result) int { return strings.Compare(a.Set+"/"+a.ID, b.Set+"/"+b.ID) }
	slices.SortFunc(lines, byID)
	slices.SortFunc(all, byID)
	if diff := cmp.Diff(all, lines); diff != "" {
		t.Error(diff)
	}
	if leftover, _ := filepath.Glob(filepath.Join(runs.Dir, "*", "*.tmp")); len(leftover) > 0 {
		t.Error(leftover)
	}
}

// document is a report as its file would hold it.
func document(t *testing.T, r *Report) Document {
	t.Helper()
	d := Document{Head: r.Head}
	for result, err := range r.Dialogs() {
		if err != nil {
			t.Fatal(err)
		}
		d.Dialogs = append(d.Dialogs, *result)
	}
	return d
}

func outcomes(t *testing.T, folder string) []Result {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(folder, "outcomes.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	var all []Result
	for line := range strings.Lines(string(data)) {
		var r Result
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Fatal(err)
		}
		all = append(all, r)
	}
	return all
}

func TestRunsOfOneMoment(t *testing.T) {
	runs := Runs{Dir: t.TempDir()}
	now := time.Date(2026, 11, 22, 23, 30, 0, 0, time.UTC)
	var ids []string
	for i := range 5 {
		rec, err := runs.Record(Plan{Started: now})
		if err != nil {
			t.Fatal(err)
		}
		if err := rec.Finish(NewReport(Made{}, []Result{{ID: string(rune('a' + i))}})); err != nil {
			t.Fatal(err)
		}
		if err := runs.SetLast(rec.ID); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, rec.ID)
		last, err := runs.Open("last")
		if err != nil || document(t, last).Dialogs[0].ID != string(rune('a'+i)) {
			t.Fatalf("the last run is %v, %v", last, err)
		}
	}
	slices.Sort(ids)
	if len(slices.Compact(ids)) != 5 {
		t.Errorf("two runs with one id: %v", ids)
	}
	if later := (Runs{Dir: runs.Dir}); func() bool {
		rec, err := later.Record(Plan{Started: now.Add(time.Millisecond)})
		return err != nil || rec.ID <= ids[4] || rec.Finish(nil) != nil
	}() {
		t.Error("ids do not sort by time")
	}
}

func TestWhatIsNoRun(t *testing.T) {
	runs := Runs{Dir: t.TempDir()}
	path := filepath.Join(runs.Dir, "x.json")
	for content, want := range map[string]string{
		`{"schema":"firstline.ingest/v1"}`: `not the results of a run, as this firstline stores them: its schema is "firstline.ingest/v1", not "firstline.eval/v1"`,
		`{"schema":`:                       "not the results of a run, as this firstline stores them: unexpected EOF",
		`[]`:                               "not the results of a run, as this firstline stores them: there is [ where { belongs",
	} {
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := runs.Open(path); err == nil || !strings.Contains(err.Error(), path+": "+want) {
			t.Errorf("%s: got %v", content, err)
		}
	}
	if _, err := runs.Open("20260101T000000.000Z-abcdef"); err == nil {
		t.Error("a run that is not there is open")
	}
}

func TestADiskThatRefuses(t *testing.T) {
	runs := Runs{Dir: t.TempDir()}
	rec, err := runs.Record(Plan{Started: time.Unix(0, 0)})
	if err != nil {
		t.Fatal(err)
	}
	if err := rec.file.Close(); err != nil {
		t.Fatal(err)
	}
	rec.Add(Result{})
	rec.Add(Result{})
	if rec.Err() == nil || rec.Finish(&Report{}) == nil {
		t.Error("results that could not be stored are not missed")
	}
	if _, err := runs.Open("last"); err == nil {
		t.Error("a broken run is the last one")
	}
	if _, err := (Runs{Dir: filepath.Join(runs.Dir, rec.ID, outcomesFile)}).Record(Plan{Started: time.Unix(0, 0)}); err == nil {
		t.Error("a folder inside a file")
	}
}

// TestLastIsLost: that nobody remembers which run was the last one does not mean that there is none.
func TestLastIsLost(t *testing.T) {
	runs := Runs{Dir: filepath.Join(t.TempDir(), "runs")}
	rec, err := runs.Record(Plan{Fingerprint: Fingerprint{Version: "1"}})
	if err != nil {
		t.Fatal(err)
	}
	if err := rec.Finish(NewReport(Made{}, nil)); err != nil {
		t.Fatal(err)
	}
	if _, err := runs.Open(Last); err == nil || !strings.Contains(err.Error(), rec.ID) {
		t.Errorf("got %v", err)
	}
}

// TestStandingWithoutMeasurement: a threshold that puts up with errors does not make good a run in
// which there was nothing else.
func TestStandingWithoutMeasurement(t *testing.T) {
	head := Head{Thresholds: []Verdict{{Metric: "errors", OK: true}}}
	head.Total.Errors = 5
	if got := head.Standing(); got != NotTrusted {
		t.Errorf("nothing but errors stands as %d", got)
	}
	head.Total.N = 1
	if got := head.Standing(); got != Good {
		t.Errorf("a run with a result stands as %d", got)
	}
}

// TestARunIsFoundAsItRecords: whoever asks no recordings does not go on with a run that was begun with them.
func TestARunIsFoundAsItRecords(t *testing.T) {
	runs := Runs{Dir: t.TempDir()}
	recording := Plan{Started: time.Unix(0, 0), Recordings: "write"}
	rec, err := runs.Record(recording)
	if err != nil || rec.Finish(nil) != nil {
		t.Fatal(err)
	}
	if id, over, err := runs.Find(Plan{}); id != "" || over || err != nil {
		t.Errorf("%q, %v, %v", id, over, err)
	}
	if id, over, err := runs.Find(recording); id != rec.ID || over || err != nil {
		t.Errorf("%q, %v, %v, want %s", id, over, err, rec.ID)
	}
}
