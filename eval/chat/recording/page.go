package recording

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"

	"firstline/eval/chat"
	"firstline/kb"
)

// page is what is recorded of one playing of a dialog.
type page struct {
	book  *Book
	name  string // of its file, from the top of the book
	voice Voice
	scene chat.Scene

	mu        sync.Mutex
	read      bool
	err       error // of reading
	exchanges []*exchange
	begun     bool // whether its recordings are of this run
	asked     bool // whether anything was asked for in this run
}

// load reads the file, once. There need not be one.
func (p *page) load() error {
	if p.read {
		return p.err
	}
	p.read = true
	data, err := os.ReadFile(p.path())
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		var dialog string
		if dialog, p.exchanges, err = p.book.parts.decode(p.shown(), data); err == nil {
			p.scene.Dialog = dialog
		}
	}
	p.err = err
	return err
}

// shown is the file as errors name it.
func (p *page) shown() string { return path.Join(p.book.name, p.name) }

func (p *page) path() string { return filepath.Join(p.book.root, filepath.FromSlash(p.name)) }

// ask notes that something is asked for.
func (p *page) ask() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.asked = true
}

// replay fills in the reply that is recorded for a request. What was asked for several times is replayed in
// that order, and what is asked for more often than it was gets the last.
func (p *page) replay(r request, reply any) (bool, error) {
	key := r.key()
	p.mu.Lock()
	defer p.mu.Unlock()
	if err := p.load(); err != nil {
		return false, err
	}
	var found *exchange
	for _, e := range p.exchanges {
		if e.key == key {
			found = e
			if e.asked == 0 {
				break
			}
		}
	}
	if found == nil {
		return false, nil
	}
	found.asked++
	if err := json.Unmarshal(found.reply, reply); err != nil {
		return false, kb.Errorf(kb.Pos{Path: p.shown()}, "a reply is of another form: %v", err)
	}
	return true, nil
}

// add records an exchange. The first of a dialog that is played anew takes the place of all that there was of it,
// also of its further tries.
func (p *page) add(r request, reply any) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	anew := p.book.mode == Write && !p.begun
	if anew {
		p.exchanges = nil
	}
	p.read, p.begun = true, true
	p.exchanges = append(p.exchanges, &exchange{request: r, key: r.key(), reply: marshal(reply), asked: 1})
	if err := p.write(); err != nil {
		return err
	}
	if anew {
		return p.removeTries()
	}
	return nil
}

// write replaces the file.
func (p *page) write() error {
	data, err := p.book.parts.encode(p.scene.Dialog, p.exchanges)
	if err != nil {
		return err
	}
	return write(p.path(), data)
}

// removeTries removes the recordings of further tries, of a page that is the first.
func (p *page) removeTries() error {
	folder, stem := filepath.Dir(p.path()), strings.TrimSuffix(filepath.Base(p.path()), pageEnd)
	files, err := os.ReadDir(folder)
	if err != nil {
		return err
	}
	for _, file := range files {
		if try := tryOf(file.Name()); try != "" && file.Name() == stem+try {
			err = errors.Join(err, os.Remove(filepath.Join(folder, file.Name())))
		}
	}
	return err
}
