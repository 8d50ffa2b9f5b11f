package recording

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// Prune removes what is left over and not kept, and what of the parts no page refers to any more.
func (b *Book) Prune(left []Leftover) error {
	var errs []error
	for _, l := range left {
		if l.Kept == "" {
			errs = append(errs, l.page.prune())
		}
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
