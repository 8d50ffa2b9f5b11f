package eval

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"slices"

	"firstline/kb"
	"firstline/kb/yaml"
)

// Load reads question sets, one from each file. The mistakes of all files come joined, as
// [*kb.SyntaxError] with file and line; there are no sets then.
func Load(fsys fs.FS, names []string) ([]*Set, error) {
	sets, mistakes := load(fsys, names)
	if len(mistakes) > 0 {
		return nil, mistakes.err()
	}
	return sets, nil
}

// load gives what could be read, also where there are mistakes.
func load(fsys fs.FS, names []string) ([]*Set, mistakes) {
	var sets []*Set
	var all mistakes
	first := map[string]kb.Pos{}
	for _, name := range names {
		r := &reader{}
		if set := r.file(fsys, name); set != nil {
			if earlier, taken := first[set.Name]; taken && set.Name != "" {
				r.fault(doubledName, set.Pos, "", "set %q is already in %s", set.Name, earlier)
			} else {
				first[set.Name] = set.Pos
			}
			sets = append(sets, set)
		}
		slices.SortStableFunc(r.mistakes, func(a, b mistake) int { return cmp.Compare(a.Pos.Line, b.Pos.Line) })
		all = append(all, r.mistakes...)
	}
	return sets, all
}

// file reads one question set; nil where the file cannot be read as YAML.
func (r *reader) file(fsys fs.FS, name string) *Set {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		if cause := errors.Unwrap(err); cause != nil {
			err = cause // the path stands before the message already
		}
		r.fault(unreadable, kb.Pos{Path: name}, "", "%v", err)
		return nil
	}
	root, err := yaml.Parse(name, data)
	if err != nil {
		r.take(unreadable, err)
		return nil
	}
	set := r.set(root)
	sum := sha256.Sum256(data)
	set.Hash = hex.EncodeToString(sum[:])
	return set
}

// take takes over mistakes that were found elsewhere: one [*kb.SyntaxError], or several joined.
func (r *reader) take(code string, err error) {
	var joined interface{ Unwrap() []error }
	var mistaken *kb.SyntaxError
	switch {
	case errors.As(err, &joined):
		for _, each := range joined.Unwrap() {
			r.take(code, each)
		}
	case errors.As(err, &mistaken):
		r.mistakes = append(r.mistakes, mistake{mistaken, code})
	}
}

// mistake is what is wrong in a script, under the code of its lint rule.
type mistake struct {
	*kb.SyntaxError
	code string
}

type mistakes []mistake

func (m mistakes) err() error {
	errs := make([]error, len(m))
	for i := range m {
		errs[i] = m[i].SyntaxError
	}
	return errors.Join(errs...)
}

func (m *mistakes) fault(code string, pos kb.Pos, hint, format string, args ...any) {
	err := kb.Errorf(pos, format, args...)
	err.Hint = hint
	*m = append(*m, mistake{err, code})
}
