package store

import (
	"encoding/binary"
	"math"
	"slices"
	"strings"
)

// wording is the passages of a state word by word, as their authors wrote them: what takes most of the
// time that a lexicon takes, and is therefore in the file. Words are numbered as they come.
type wording struct {
	words    []string // as they are written, folded
	stems    []string // of each
	passages []worded
}

// worded is a passage by the numbers of its words: those of its title and of what else it is called, of
// its path, and of its text.
type worded struct {
	words       []uint32
	title, path int // how many are of the title and of the path
	own         int // how many of the title were written: that of a price goes on with what asks for one
}

// lengths are those of the fields.
func (p *worded) lengths(also int) fieldLengths {
	// A title's length is that of one wording: many wordings do not make each count less.
	return fieldLengths{float64(p.own) / float64(1+also), float64(p.path), float64(len(p.words) - p.title - p.path)}
}

// field gives the field that a word stands in.
func (p *worded) field(word int) int {
	switch {
	case word < p.title:
		return inTitle
	case word < p.title+p.path:
		return inPath
	}
	return inBody
}

// bytes gives the wording as the file has it: the words and the stems, each a line, how many numbers there
// are of all passages together, and these, four and the words for each. Numbers are varints.
func (w *wording) bytes() []byte {
	all := 0
	for i := range w.passages {
		all += len(w.passages[i].words)
	}
	b := appendLines(appendLines(nil, w.words), w.stems)
	b = binary.AppendUvarint(slices.Grow(b, 4*(all+len(w.passages))), uint64(all))
	for i := range w.passages {
		p := &w.passages[i]
		for _, n := range []int{p.own, p.title, p.path, len(p.words)} {
			b = binary.AppendUvarint(b, uint64(n))
		}
		for _, n := range p.words {
			b = binary.AppendUvarint(b, uint64(n))
		}
	}
	return b
}

// appendLines appends texts without line breaks, and before them how long they are.
func appendLines(b []byte, texts []string) []byte {
	n := len(texts)
	for _, s := range texts {
		n += len(s)
	}
	b = binary.AppendUvarint(slices.Grow(b, n+binary.MaxVarintLen64), uint64(n))
	for _, s := range texts {
		b = append(append(b, s...), '\n')
	}
	return b
}

// parseWording reads the wording of so many passages. ok is false where it is not one: it has to be made
// anew.
func parseWording(data []byte, passages int) (w *wording, ok bool) {
	in := varints{left: data}
	w = &wording{words: in.lines(), stems: in.lines(), passages: make([]worded, passages)}
	all := in.next()
	if in.short || len(w.words) != len(w.stems) || all > len(in.left) {
		return nil, false
	}
	block := make([]uint32, 0, all)
	for i := range w.passages {
		own, title, path, n := in.next(), in.next(), in.next(), in.next()
		if in.short || n > cap(block)-len(block) || title > n || path > n-title || own > title {
			return nil, false
		}
		from := len(block)
		for range n {
			word := in.next()
			if word >= len(w.words) {
				return nil, false
			}
			block = append(block, uint32(word))
		}
		w.passages[i] = worded{block[from:len(block):len(block)], title, path, own}
	}
	return w, !in.short && len(in.left) == 0
}

// varints are numbers one after another.
type varints struct {
	left  []byte
	short bool // more were asked than there are
}

func (v *varints) next() int {
	x, n := binary.Uvarint(v.left)
	if n <= 0 || x > math.MaxInt32 {
		v.short, v.left = true, nil
		return 0
	}
	v.left = v.left[n:]
	return int(x)
}

// lines reads what appendLines wrote.
func (v *varints) lines() []string {
	n := v.next()
	if n > len(v.left) {
		v.short, v.left = true, nil
		return nil
	}
	texts := strings.Split(string(v.left[:n]), "\n")
	v.left = v.left[n:]
	return texts[:len(texts)-1]
}

// reword puts a wording in the company's words: the passages of st that say what has a synonym.
func (s synonyms) reword(w *wording, st *state) {
	if len(s.phrases) == 0 {
		return
	}
	begins := make([]bool, len(w.words))
	for i, stem := range w.stems {
		_, begins[i] = s.phrases[stem]
	}
	r := newReader(w, s)
	for i := range w.passages {
		if slices.ContainsFunc(w.passages[i].words, func(word uint32) bool { return begins[word] }) {
			w.passages[i] = r.read(st, i)
		}
	}
}
