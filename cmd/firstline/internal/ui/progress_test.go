package ui

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

// run adds dialogs to a progress, one each step: r resolved, f not, e error.
func run(o ProgressOptions, step time.Duration, dialogs string) string {
	now := time.Unix(0, 0)
	o.Clock = func() time.Time { return now }
	var out bytes.Buffer
	p := NewDialogs(&out, 10, o)
	for _, d := range dialogs {
		now = now.Add(step)
		p.Add(d == 'r', d == 'e')
	}
	p.Close()
	return out.String()
}

func TestProgress(t *testing.T) {
	for _, test := range []struct {
		name    string
		o       ProgressOptions
		step    time.Duration
		dialogs string
		want    string
	}{
		{"in a log", ProgressOptions{}, 6 * time.Second, "rfee", "2 of 10 dialogs · resolution rate 50.0 % · 48s left\n" +
			"4 of 10 dialogs · resolution rate 50.0 % · ended by an error: 2 · 36s left\n"},
		{"a run that takes no time", ProgressOptions{}, time.Millisecond, "rrrrrrrrrr", ""},
		{"nothing but errors", ProgressOptions{}, 10 * time.Second, "e", "1 of 10 dialogs · ended by an error: 1 · 1m30s left\n"},
		{"quiet", ProgressOptions{Silent: true}, time.Minute, "rr", ""},
		{
			"on a terminal",
			ProgressOptions{Live: true},
			time.Second, "re",
			"\r━━────────────────── 1 of 10 dialogs · resolution rate 100.0 % · 9s left" +
				"\r━━━━──────────────── 2 of 10 dialogs · resolution rate 100.0 % · ended by an error: 1 · 8s left" +
				"\r" + strings.Repeat(" ", 95) + "\r",
		},
		{
			"on a narrow terminal",
			ProgressOptions{Live: true, Width: 30},
			time.Second, "re",
			"\r━━────────────────── 1 of 10…\r━━━━──────────────── 2 of 10…\r" + strings.Repeat(" ", 29) + "\r",
		},
	} {
		if got := run(test.o, test.step, test.dialogs); got != test.want {
			t.Errorf("%s:\n%q, want\n%q", test.name, got, test.want)
		}
	}
}

// Each stage of some work has its own time.
func TestStages(t *testing.T) {
	now := time.Unix(0, 0)
	var out bytes.Buffer
	p := NewProgress(&out, ProgressOptions{Live: true, Clock: func() time.Time { return now }})
	p.At(0, 2, "files")
	now = now.Add(10 * time.Second)
	p.At(1, 2, "files")
	p.At(0, 4, "passages")
	now = now.Add(time.Second)
	p.At(0, 4, "passages")
	now = now.Add(time.Second)
	p.At(2, 4, "passages")
	p.Close()
	want := "\r━━━━━━━━━━────────── 1 of 2 files · 10s left" +
		"\r──────────────────── 0 of 4 passages        " +
		"\r━━━━━━━━━━────────── 2 of 4 passages · 2s left\r" + strings.Repeat(" ", 46) + "\r"
	if out.String() != want {
		t.Errorf("got  %q\nwant %q", out.String(), want)
	}
}
