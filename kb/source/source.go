package source

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io/fs"
	"maps"
	"slices"

	"firstline/kb"
)

// version is part of every hash: what an older firstline read is read again by a newer one that
// understands more.
const version = "firstline.source/7"

// Options say how a source is read. The zero value guesses everything. What they name goes
// before the front matter, which goes before the guess.
type Options struct {
	Kind     kb.SourceKind
	Encoding string // a name from the WHATWG Encoding Standard: windows-1251, koi8-r …
	Language string // ru or en
	// Columns tells what the columns of a table are, by their headers: title, question, answer,
	// also, id, article, category, price, old_price, currency, stock, other. Several headers are
	// parted by |.
	Columns map[string]string
	// SkipSheets are those of a workbook that hold nothing for customers, by their names.
	SkipSheets []string
	Limits     Limits
}

// Load reads the files that together make one source, usually one; those that belong to it by their
// names are found beside it (see [Whole]). The source has the path, kind and encoding of the first. An error says what makes a file unreadable, as joined
// [*kb.SyntaxError] values wherever a place can be named; what is wrong with single records is in
// the result's Skipped and Problems.
func Load(fsys fs.FS, names []string, o Options) (*kb.Source, error) {
	if err := o.check(names); err != nil {
		return nil, err
	}
	names = together(fsys, names)
	sum := o.sum()
	b := newBuilder(names[0], o.Limits)
	for i, name := range names {
		data, err := read(fsys, name, o.Limits)
		if err != nil {
			return nil, err
		}
		addToSum(sum, name, data)
		if isOfficeLock(name, data) {
			return nil, refuse(name, "this is what an office program leaves beside a document that is open, and not the document",
				"read the file of the same name without ~$; this one goes when the document is closed")
		}
		f, err := newFile(name, data, o)
		if err != nil {
			return nil, err
		}
		if len(o.SkipSheets) > 0 && !isWorkbook(f) {
			return nil, refuse(name, "skip_sheets names sheets, and this is no workbook", "take skip_sheets out of firstline.yaml")
		}
		b.open(f)
		kind, err := f.read(b)
		if err != nil {
			return nil, b.refusal(err)
		}
		if i == 0 {
			b.source.Kind = kind
			b.source.Encoding, b.source.Certainty = f.decoded.Encoding, f.decoded.Certainty
		}
	}
	if err := b.addFeeds(); err != nil {
		return nil, b.refusal(err)
	}
	src, err := b.finish()
	if err != nil {
		return nil, err
	}
	src.Hash = hex.EncodeToString(sum.Sum(nil))
	return src, nil
}

// Hash gives what Load would put into Source.Hash, without reading entries.
func Hash(fsys fs.FS, names []string, o Options) (string, error) {
	if err := o.check(names); err != nil {
		return "", err
	}
	sum := o.sum()
	for _, name := range together(fsys, names) {
		data, err := read(fsys, name, o.Limits)
		if err != nil {
			return "", err
		}
		addToSum(sum, name, data)
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// check refuses options that name what does not exist.
func (o Options) check(names []string) error {
	if len(names) == 0 {
		return errors.New("a source needs a file")
	}
	pos := kb.Pos{Path: names[0]}
	if !knownKind(o.Kind) {
		return kb.Errorf(pos, "%s is no kind of source; there are faq, prices, app, document and entries", o.Kind)
	}
	return CheckColumns(o.Columns, pos)
}

func knownKind(k kb.SourceKind) bool {
	switch k {
	case "", kb.KindFAQ, kb.KindPrices, kb.KindApp, kb.KindDocument, kb.KindEntries:
		return true
	}
	return false
}

// sum begins the hash of a source with the options.
func (o Options) sum() hash.Hash {
	h := sha256.New()
	fmt.Fprintf(h, "%s\n%q %q %q\n", version, o.Kind, o.Encoding, o.Language)
	for _, field := range slices.Sorted(maps.Keys(o.Columns)) {
		fmt.Fprintf(h, "%q %q\n", field, o.Columns[field])
	}
	if len(o.SkipSheets) > 0 {
		fmt.Fprintf(h, "skip %q\n", o.SkipSheets)
	}
	return h
}

func addToSum(h hash.Hash, name string, data []byte) {
	fmt.Fprintf(h, "%q %d\n", name, len(data))
	h.Write(data)
}
