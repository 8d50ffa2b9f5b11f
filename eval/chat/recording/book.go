package recording

import (
	"context"
	"path"
	"regexp"
	"sync"

	"firstline/eval/chat"
)

// Mode says what becomes of an exchange.
type Mode string

// The modes of a book.
const (
	Off   Mode = "off"   // there is no book
	Write Mode = "write" // the model is asked, and a dialog that is played anew replaces its recordings
	Fill  Mode = "fill"  // what is recorded is replayed, the rest asked for and recorded
	Only  Mode = "only"  // what is recorded is replayed, and anything else is an error
)

// Modes lists every mode, in the order of the documentation.
func Modes() []Mode { return []Mode{Off, Write, Fill, Only} }

// Options say how a book is used.
type Options struct {
	Mode     Mode             // Write, Fill or Only
	Keys     []string         // secrets that are never written; what is too short for one does not count
	Personal []*regexp.Regexp // what is never written either; see [CheckPersonal]
	Name     string           // of the folder as errors say it, with slashes; empty: they name files from its top
}

// Book is a folder of recordings. It may be used from several goroutines.
type Book struct {
	root  string
	name  string // of root, in errors
	mode  Mode
	mask  *mask
	parts *parts

	mu      sync.Mutex
	pages   map[string]*page    // by their names
	voices  map[Voice]bool      // that were asked for
	vectors map[string]*Vectors // by their models
	err     error               // of writing: what cannot be kept is not asked for
}

// Open gives the book in a folder, which need not exist. Nothing is read yet.
func Open(root string, o Options) *Book {
	return &Book{
		root: root, name: o.Name, mode: o.Mode, mask: newMask(o.Keys, o.Personal),
		parts: newParts(root, o.Name), pages: map[string]*page{}, voices: map[Voice]bool{}, vectors: map[string]*Vectors{},
	}
}

// Mode is how the book is used.
func (b *Book) Mode() Mode { return b.mode }

// Voice is whose replies are recorded: an operator, on a model.
type Voice struct{ Operator, Model string }

func (v Voice) folder() string { return path.Join(safe(v.Operator), safe(v.Model)) }

func (b *Book) speak(v Voice) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.voices[v] = true
}

// page gives the recordings of a scene.
func (b *Book) page(v Voice, s chat.Scene) *page {
	name := pageName(v, s)
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.pages[name] == nil {
		b.pages[name] = &page{book: b, name: name, voice: v, scene: s}
	}
	return b.pages[name]
}

// ask gives what is recorded for a request, or asks and records, as the mode of the book says. hide takes
// from a reply what is not to be written; the dialog goes on without it, as it will when it is replayed.
func ask[R any](ctx context.Context, b *Book, v Voice, r request, hide func(*mask, R) R, inner func() (R, error)) (R, error) {
	whole := r
	r = b.mask.request(whole)
	p := b.page(v, chat.SceneOf(ctx))
	p.ask()
	var reply R
	if b.mode != Write {
		switch found, err := p.replay(r, &reply); {
		case err != nil:
			return reply, &failedError{err.Error()}
		case found:
			return reply, nil
		case b.mode == Only:
			return reply, b.missing(p, r)
		}
	}
	if err := b.broken(nil); err != nil {
		return reply, err
	}
	reply, err := inner()
	if err != nil || ctx.Err() != nil { // nobody heard what came too late
		return reply, err
	}
	reply = hide(b.mask.ofReply(whole), reply)
	return reply, b.broken(p.add(r, reply))
}

// broken keeps the first error of writing, and gives it.
func (b *Book) broken(err error) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.err == nil && err != nil {
		b.err = &failedError{"what models reply could not be recorded: " + err.Error()}
	}
	return b.err
}

// failedError is a recording that is not there, cannot be read, or cannot be written.
type failedError struct{ message string }

func (e *failedError) Error() string { return e.message }

// Reason is that of the outcome error, as package eval reports it.
func (e *failedError) Reason() string { return Reason }

// Reason is the reason of the outcome error of a dialog that has no recording.
const Reason = chat.ReasonRecording
