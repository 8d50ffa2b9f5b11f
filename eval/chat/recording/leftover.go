package recording

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"firstline/eval/chat"
)

// Run is what is known of a run that is over, without which nobody can tell what of a book is left over.
type Run struct {
	Whole   bool     // whether all dialogs of the scripts were played
	Instead bool     // whether they were played by others than the project says: who else asks for what is not known
	Scripts []string // all dialogs that there are, as SET/DIALOG
	Failed  []string // those that ended by an error: what else they ask for is not known
}

// Leftover is a page of recordings of which a part is not asked for any more.
type Leftover struct {
	Voice
	Dialog    string // SET/DIALOG
	Try       int
	Exchanges int // that are left over
	// Outdated says that the dialog was played, and what was recorded of it is not what is sent today;
	// else nobody has asked for the page at all.
	Outdated bool
	Kept     Kept // why Prune leaves the page as it is; empty: it does not
	page     *page
}

// Kept says why something that is left over is not to be removed.
type Kept string

// What is kept would be lost: a dialog that ended by an error has nothing in the place of its recordings, and where
// only recordings are played nothing is put there.
const (
	KeptFailed Kept = "failed" // its dialog ended by an error
	KeptOnly   Kept = "only"   // its dialog is in the scripts, and the book of mode Only
)

// String names the page, and how many exchanges of it are left over.
func (l Leftover) String() string {
	return fmt.Sprintf("%s on %s, %s (%d)", l.Operator, l.Model, l.page.title(), l.Exchanges)
}

// Leftovers gives what was not asked for of the recordings of those that were to be asked in a run. What
// was played is held against its recordings; only in a whole run is it known that others are not used. The error is of
// all pages that cannot be read, but for those that a dialog has asked for and ended by the error.
func (b *Book) Leftovers(run Run) ([]Leftover, error) {
	var all []Leftover
	var broken []error
	for v := range b.voices {
		pages, err := b.shelf(v)
		if err != nil {
			return nil, err
		}
		scripts, failed := firstPages(v, run.Scripts), firstPages(v, run.Failed)
		for _, p := range pages {
			var kept Kept
			switch first := firstPage(p.name); {
			case failed[first]:
				kept = KeptFailed
			case b.mode == Only && scripts[first]:
				kept = KeptOnly
			}
			if run.Whole {
				broken = append(broken, p.untold())
			}
			if l := p.leftover(run.Whole, kept); l.Exchanges > 0 {
				all = append(all, l)
			}
		}
	}
	slices.SortFunc(all, func(a, b Leftover) int { return strings.Compare(a.page.name, b.page.name) })
	return all, errors.Join(broken...)
}

// untold is why the page cannot be read, where no dialog has told it.
func (p *page) untold() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.asked {
		return nil
	}
	return p.err
}

// firstPages gives the names of the pages of dialogs, of the first try each. A dialog is known by the name of its
// file: what is written in there may have been another name once.
func firstPages(v Voice, dialogs []string) map[string]bool {
	names := map[string]bool{}
	for _, dialog := range dialogs {
		names[pageName(v, chat.Scene{Dialog: dialog, Try: 1})] = true
	}
	return names
}

func (p *page) leftover(whole bool, kept Kept) Leftover {
	p.mu.Lock()
	defer p.mu.Unlock()
	l := Leftover{Voice: p.voice, Dialog: p.scene.Dialog, Try: p.scene.Try, Outdated: p.asked, Kept: kept, page: p}
	switch {
	case p.asked && p.book.mode == Write: // a dialog that could not be recorded anew keeps what it had
		return l
	case !p.asked && (!whole || kept == KeptFailed): // it may be asked for yet
		return l
	}
	for _, e := range p.exchanges {
		if e.asked == 0 {
			l.Exchanges++
		}
	}
	return l
}

// shelf gives the pages of a voice, read. One that cannot be read has no exchanges.
func (b *Book) shelf(v Voice) ([]*page, error) {
	var pages []*page
	top := filepath.Join(b.root, filepath.FromSlash(v.folder()))
	err := filepath.WalkDir(top, func(name string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || entry.IsDir() || filepath.Ext(name) != pageEnd {
			return err
		}
		inside, err := filepath.Rel(b.root, name)
		if err != nil {
			return err
		}
		p := b.pageOf(v, filepath.ToSlash(inside))
		p.mu.Lock()
		defer p.mu.Unlock()
		pages = append(pages, p)
		_ = p.load() // who needs the page tells its error
		return nil
	})
	return pages, err
}

// pageOf gives a page by the name of its file.
func (b *Book) pageOf(v Voice, name string) *page {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.pages[name] == nil {
		scene := chat.Scene{Try: 1}
		if try := tryOf(name); try != "" {
			scene.Try, _ = strconv.Atoi(strings.TrimSuffix(try[1:], pageEnd)) // it is of digits
		}
		b.pages[name] = &page{book: b, name: name, voice: v, scene: scene}
	}
	return b.pages[name]
}
