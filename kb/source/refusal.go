package source

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"firstline/kb"
)

// refusal is what makes a source unreadable together with what else is wrong in it, line by line,
// so that nothing is left to be found when the first is mended.
func (b *builder) refusal(err error) error {
	mistakes := leaves(err)
	for _, p := range b.source.Problems {
		mistakes = append(mistakes, &kb.SyntaxError{Pos: p.Pos, Msg: p.Message, Hint: p.Hint})
	}
	place := func(err error) kb.Pos {
		mistake, ok := errors.AsType[*kb.SyntaxError](err)
		if !ok {
			return kb.Pos{}
		}
		return mistake.Pos
	}
	slices.SortStableFunc(mistakes, func(x, y error) int {
		a, b := place(x), place(y)
		return cmp.Or(strings.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line))
	})
	return errors.Join(mistakes...)
}

// leaves takes joined errors apart.
func leaves(err error) []error {
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return []error{err}
	}
	var all []error
	for _, one := range joined.Unwrap() {
		all = append(all, leaves(one)...)
	}
	return all
}
