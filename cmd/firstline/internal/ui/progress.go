package ui

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/charmbracelet/lipgloss"
)

// ProgressOptions say how the progress of long work is shown.
type ProgressOptions struct {
	Live   bool // one line with a bar, written over and over, for a terminal; else a line now and then
	Silent bool
	Width  int // of the terminal; 0: unknown
	Clock  func() time.Time
}

// Progress shows how far long work is: what of it is done, as a bar on a terminal, and the time left.
// Work may have several stages, one after another.
type Progress struct {
	w     io.Writer
	o     ProgressOptions
	stage string
	begun time.Time // the stage
	shown time.Time
	width int // of the line that is on the terminal
}

// How often it is shown: often enough to be seen to move, and in a log seldom enough to be read.
const (
	eachLive  = 100 * time.Millisecond
	eachPlain = 10 * time.Second
)

// NewProgress begins with nothing done. Nothing is shown before the first interval is over: work
// that takes no time needs no progress.
func NewProgress(w io.Writer, o ProgressOptions) *Progress {
	now := o.Clock()
	return &Progress{w: w, o: o, begun: now, shown: now}
}

// At tells that done of total things are done. The name of the things tells one stage from the next;
// more is said after their number.
func (p *Progress) At(done, total int, things string, more ...string) {
	now := p.o.Clock()
	if things != p.stage {
		if p.stage != "" {
			p.begun = now
		}
		p.stage = things
	}
	each := eachPlain
	if p.o.Live {
		each = eachLive
	}
	if p.o.Silent || now.Sub(p.shown) < each {
		return
	}
	p.shown = now
	parts := append([]string{fmt.Sprintf("%d of %d %s", done, total, things)}, more...)
	if done > 0 {
		left := now.Sub(p.begun) / time.Duration(done) * time.Duration(total-done)
		parts = append(parts, left.Round(time.Second).String()+" left")
	}
	line := strings.Join(parts, " · ")
	if !p.o.Live {
		fmt.Fprintln(p.w, line)
		return
	}
	p.write(bar(done, total) + " " + line)
}

// write puts a line over the one that is on the terminal. It stays clear of the last column, where
// some terminals begin a new line.
func (p *Progress) write(line string) {
	line = Cut(line, max(p.o.Width-1, 0))
	width := lipgloss.Width(line)
	fmt.Fprint(p.w, "\r"+line+strings.Repeat(" ", max(p.width-width, 0)))
	p.width = width
}

// Close takes the line from the terminal.
func (p *Progress) Close() {
	if p.width > 0 {
		fmt.Fprint(p.w, "\r"+strings.Repeat(" ", p.width)+"\r")
		p.width = 0
	}
}

// bar is as ━━━━━━━━━━──────────.
func bar(done, total int) string {
	const length = 20
	full := 0
	if total > 0 {
		full = min(length, length*done/total)
	}
	return strings.Repeat("━", full) + strings.Repeat("─", length-full)
}

// Dialogs is the progress of a run: dialogs done, the resolution rate so far, errors, time left.
type Dialogs struct {
	*Progress
	total, done, resolved, errors int
}

// NewDialogs begins a run of so many dialogs.
func NewDialogs(w io.Writer, total int, o ProgressOptions) *Dialogs {
	return &Dialogs{Progress: NewProgress(w, o), total: total}
}

// Add counts a dialog that has ended.
func (d *Dialogs) Add(resolved, errored bool) {
	d.done++
	switch {
	case errored:
		d.errors++
	case resolved:
		d.resolved++
	}
	var more []string
	if n := d.done - d.errors; n > 0 {
		more = append(more, fmt.Sprintf("resolution rate %.1f %%", 100*float64(d.resolved)/float64(n)))
	}
	if d.errors > 0 {
		more = append(more, fmt.Sprintf("ended by an error: %d", d.errors))
	}
	d.At(d.done, d.total, "dialogs", more...)
}
