package recording

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"firstline/eval/chat"
)

// Leftover is a page of recordings of which a part is not asked for any more.
type Leftover struct {
	Voice
	Dialog    string // SET/DIALOG
	Try       int
	Exchanges int // that are left over
	// Outdated says that the dialog was played, and what was recorded of it is not what is sent today;
	// else nobody has asked for the page at all.
	Outdated bool
	page     *page
}

// String names the page, and how many exchanges of it are left over.
func (l Leftover) String() string {
	return fmt.Sprintf("%s on %s, %s (%d)", l.Operator, l.Model, l.page.title(), l.Exchanges)
}

// Leftovers gives what was not asked for of the recordings of those that were to be asked in this run. What
// was played is held against its recordings; only in a whole run is it known that others are not used.
func (b *Book) Leftovers(whole bool) ([]Leftover, error) {
	var all []Leftover
	for v := range b.voices {
		pages, err := b.shelf(v)
		if err != nil {
			return nil, err
		}
		for _, p := range pages {
			if l := p.leftover(whole, b.mode); l.Exchanges > 0 {
				all = append(all, l)
			}
		}
	}
	slices.SortFunc(all, func(a, b Leftover) int { return strings.Compare(a.page.name, b.page.name) })
	return all, nil
}

func (p *page) leftover(whole bool, mode Mode) Leftover {
	p.mu.Lock()
	defer p.mu.Unlock()
	l := Leftover{Voice: p.voice, Dialog: p.scene.Dialog, Try: p.scene.Try, Outdated: p.asked, page: p}
	if p.asked && mode == Write || !p.asked && !whole {
		return l // a dialog that could not be recorded anew keeps what it had
	}
	for _, e := range p.exchanges {
		if e.asked == 0 {
			l.Exchanges++
		}
	}
	return l
}

// shelf gives the pages of a voice, read.
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
		return p.load()
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

// Prune removes what is left over, and what of the parts no page refers to any more.
func (b *Book) Prune(left []Leftover) error {
	var errs []error
	for _, l := range left {
		errs = append(errs, l.page.prune())
	}
	return errors.Join(append(errs, b.sweep())...)
}

// prune leaves what was asked for.
func (p *page) prune() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.exchanges = slices.DeleteFunc(p.exchanges, func(e *exchange) bool { return e.asked == 0 })
	if len(p.exchanges) > 0 {
		return p.write()
	}
	if err := os.Remove(p.path()); err != nil {
		return err
	}
	_ = os.Remove(filepath.Dir(p.path())) // where it is empty now
	return nil
}

// sweep removes parts that no page refers to, and what a process that was killed has left half written.
func (b *Book) sweep() error {
	hashes := regexp.MustCompile(`\b[0-9a-f]{12}\b`)
	used := map[string]bool{}
	var parts []string
	err := filepath.WalkDir(b.root, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil || entry.IsDir():
			return err
		case strings.HasSuffix(name, ".tmp"):
			return os.Remove(name)
		case filepath.Dir(name) == b.parts.folder:
			parts = append(parts, name)
			return nil
		case filepath.Ext(name) != pageEnd:
			return nil
		}
		data, err := os.ReadFile(name)
		for _, sum := range hashes.FindAllString(string(data), -1) {
			used[sum] = true
		}
		return err
	})
	for _, name := range parts {
		if sum := hashes.FindAllString(filepath.Base(name), -1); len(sum) > 0 && !used[sum[len(sum)-1]] {
			err = errors.Join(err, os.Remove(name))
		}
	}
	return err
}
