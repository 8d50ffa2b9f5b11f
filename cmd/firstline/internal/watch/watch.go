// Package watch tells when files of some folders change, by what the system says of them and by
// looking at them now and then: a folder on another machine changes without a word.
package watch

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"time"

	"github.com/fsnotify/fsnotify"
)

// How long is waited. A program that saves a file writes, renames and removes several ones: what it
// does is over when nothing has happened for quiet, or has gone on for most. Folders are looked at
// after every look, and after every soon where the system tells nothing.
const (
	quiet = 200 * time.Millisecond
	most  = 700 * time.Millisecond
	look  = 2 * time.Second
	soon  = 300 * time.Millisecond
)

// Options say what is watched.
type Options struct {
	// Folders gives the folders whose files matter, as they are now; those below are not watched by
	// themselves.
	Folders func() []string
	// Stamp is another text whenever a file that matters is another one: names, sizes, times.
	Stamp func() string
	// Events makes the system tell of changes; nil: as fsnotify does.
	Events func() (*fsnotify.Watcher, error)
}

// Watcher waits for changes.
type Watcher struct {
	o       Options
	events  *fsnotify.Watcher // nil: the system tells nothing
	why     error
	stamp   string
	watched map[string]bool
}

// New begins to watch. What changes from now on, Next tells.
func New(o Options) *Watcher {
	w := &Watcher{o: o, watched: map[string]bool{}}
	if o.Events == nil {
		o.Events = fsnotify.NewWatcher
	}
	if w.events, w.why = o.Events(); w.why == nil {
		w.follow()
	}
	w.stamp = o.Stamp()
	return w
}

// Polling says why the system does not tell of changes, so that the folders are looked at instead; nil
// where it does.
func (w *Watcher) Polling() error { return w.why }

// Close ends the watching.
func (w *Watcher) Close() error {
	if w.events == nil {
		return nil
	}
	return w.events.Close()
}

// Next waits until files have changed and are quiet again, or until ctx ends.
func (w *Watcher) Next(ctx context.Context) error {
	for {
		if err := w.stir(ctx); err != nil {
			return err
		}
		w.follow()
		if now := w.o.Stamp(); now != w.stamp {
			w.stamp = now
			return nil
		}
	}
}

// stir waits until something has happened, whatever it is, and is over.
func (w *Watcher) stir(ctx context.Context) error {
	each := soon
	if w.events != nil {
		each = look
	}
	tick := time.NewTicker(each)
	defer tick.Stop()
	var over, atMost <-chan time.Time
	for {
		happened := false
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-over:
			return nil
		case <-atMost:
			return nil
		case <-tick.C:
			happened = over == nil && w.o.Stamp() != w.stamp
		case event, ok := <-w.told():
			happened = ok && event.Op != fsnotify.Chmod
		case err, ok := <-w.failed():
			happened = ok && err != nil // events were lost: look
		}
		if happened {
			over = time.After(quiet)
			if atMost == nil {
				atMost = time.After(most)
			}
		}
	}
}

func (w *Watcher) told() <-chan fsnotify.Event {
	if w.events == nil {
		return nil
	}
	return w.events.Events
}

func (w *Watcher) failed() <-chan error {
	if w.events == nil {
		return nil
	}
	return w.events.Errors
}

// follow watches the folders that are new. Where the system has had enough of it, they are looked at
// from then on.
func (w *Watcher) follow() {
	if w.events == nil {
		return
	}
	now := map[string]bool{}
	for _, dir := range w.o.Folders() {
		dir = filepath.Clean(dir)
		now[dir] = true
		if w.watched[dir] && w.has(dir) {
			continue
		}
		if err := w.events.Add(dir); err != nil {
			w.why = errors.Join(err, w.events.Close())
			w.events = nil
			return
		}
	}
	w.watched = now
}

// has tells whether the system still watches a folder: one that was removed, and made again under its
// name, it does not.
func (w *Watcher) has(dir string) bool { return slices.Contains(w.events.WatchList(), dir) }
