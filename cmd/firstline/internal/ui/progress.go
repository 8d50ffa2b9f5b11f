package ui

import (
	"fmt"
	"io"
	"strings"
	"time"
)

// ProgressOptions say how the progress of a run is shown.
type ProgressOptions struct {
	Total  int  // dialogs to be played
	Live   bool // one line, written over and over, for a terminal; else a line now and then
	Silent bool
	Clock  func() time.Time
}

// Progress shows how far a run is: dialogs done, the resolution rate so far, errors, time left.
type Progress struct {
	w     io.Writer
	o     ProgressOptions
	begun time.Time
	shown time.Time
	width int // of the line that is on the terminal

	done, resolved, errors int
}

// How often it is shown: often enough to be seen to move, and in a log seldom enough to be read.
const (
	eachLive  = 100 * time.Millisecond
	eachPlain = 10 * time.Second
)

// NewProgress begins with nothing done. Nothing is shown before the first interval is over: a run
// that takes no time needs no progress.
func NewProgress(w io.Writer, o ProgressOptions) *Progress {
	now := o.Clock()
	return &Progress{w: w, o: o, begun: now, shown: now}
}

// Add counts a dialog that has ended.
func (p *Progress) Add(resolved, errored bool) {
	p.done++
	switch {
	case errored:
		p.errors++
	case resolved:
		p.resolved++
	}
	each := eachPlain
	if p.o.Live {
		each = eachLive
	}
	now := p.o.Clock()
	if p.o.Silent || now.Sub(p.shown) < each {
		return
	}
	p.shown = now
	line := p.line(now)
	if !p.o.Live {
		fmt.Fprintln(p.w, line)
		return
	}
	width := len([]rune(line))
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

// line is as 137 of 259 dialogs · resolution rate 43.1 % · ended by an error: 2 · 12s left.
func (p *Progress) line(now time.Time) string {
	parts := []string{fmt.Sprintf("%d of %d dialogs", p.done, p.o.Total)}
	if n := p.done - p.errors; n > 0 {
		parts = append(parts, fmt.Sprintf("resolution rate %.1f %%", 100*float64(p.resolved)/float64(n)))
	}
	if p.errors > 0 {
		parts = append(parts, fmt.Sprintf("ended by an error: %d", p.errors))
	}
	left := now.Sub(p.begun) / time.Duration(p.done) * time.Duration(p.o.Total-p.done)
	return strings.Join(append(parts, left.Round(time.Second).String()+" left"), " · ")
}
