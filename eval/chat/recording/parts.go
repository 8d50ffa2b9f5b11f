package recording

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"

	"firstline/eval"
)

// parts keeps the texts that many requests have in common: a file each, by its content.
type parts struct {
	folder string
	shown  string // folder, in errors
	mu     sync.Mutex
	texts  map[string]string // by name
}

func newParts(root, shown string) *parts {
	return &parts{folder: filepath.Join(root, partsFolder), shown: path.Join(shown, partsFolder), texts: map[string]string{}}
}

// put keeps a text, and gives its hash.
func (p *parts) put(kind, text string) (string, error) {
	sum := hash(text)
	name := partName(kind, sum)
	p.mu.Lock()
	defer p.mu.Unlock()
	if known, ok := p.texts[name]; ok {
		return sum, p.unlike(name, known, text)
	}
	known, err := p.read(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		known = text
		err = write(filepath.Join(p.folder, name), []byte(text+"\n"))
	case err == nil && hash(known) != sum:
		err = write(filepath.Join(p.folder, name), []byte(text+"\n")) // somebody has changed it
		known = text
	}
	if err != nil {
		return "", err
	}
	p.texts[name] = known
	return sum, p.unlike(name, known, text)
}

// unlike holds two texts against each other that have the same hash, which happens to nobody.
func (p *parts) unlike(name, a, b string) error {
	if a != b {
		return fmt.Errorf("%s/%s: two texts have this name", p.shown, name)
	}
	return nil
}

// get gives the text of a hash.
func (p *parts) get(kind, sum string) (string, error) {
	name := partName(kind, sum)
	p.mu.Lock()
	defer p.mu.Unlock()
	if text, ok := p.texts[name]; ok {
		return text, nil
	}
	text, err := p.read(name)
	if err == nil && hash(text) != sum {
		text = strings.TrimSuffix(strings.ReplaceAll(text+"\n", "\r\n", "\n"), "\n") // as git writes it on Windows
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", fmt.Errorf("%s/%s is missing", p.shown, name)
	case err != nil:
		return "", err
	case hash(text) != sum:
		return "", fmt.Errorf("%s/%s has changed since it was recorded", p.shown, name)
	}
	p.texts[name] = text
	return text, nil
}

func (p *parts) read(name string) (string, error) {
	data, err := os.ReadFile(filepath.Join(p.folder, name))
	return strings.TrimSuffix(string(data), "\n"), err
}

func partName(kind, sum string) string { return safe(kind) + "-" + sum + ".md" }

// write replaces a file, in one step, in a folder that it makes.
func write(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	return eval.Replace(name, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}
