package source

import (
	"slices"
)

// levels are the categories that an item stands under, the widest first.
type levels []category

// add puts a category in its place. A row directly below another category is inside of it; later
// ones take the place of the level that they look like: of the widest one, unless they are inner
// ones.
func (l *levels) add(c category, inRun, inner bool) {
	all := *l
	same := slices.IndexFunc(all, c.like)
	if n := len(all); inner && n > 0 && all[n-1].like(c) {
		same = n - 1
	}
	switch {
	case c.depth > 0 && slices.ContainsFunc(all, func(o category) bool { return o.depth > 0 }):
		at := slices.IndexFunc(all, func(o category) bool { return o.depth >= c.depth })
		if at >= 0 {
			all = all[:at]
		}
	case inRun && (same < 0 || same == len(all)-1):
		if same < 0 {
			all = all.above(c)
		}
	case same >= 0:
		all = all[:same]
	default:
		all = all.above(c)
	}
	*l = append(slices.Clip(all), c)
}

// above gives the levels that are wider than a category of a new look: those to the left of it,
// less indented, in capitals.
func (l levels) above(c category) levels {
	at := slices.IndexFunc(l, func(o category) bool {
		switch {
		case o.column != c.column:
			return o.column > c.column
		case o.indent != c.indent:
			return o.indent > c.indent
		case o.caps != c.caps:
			return c.caps
		}
		return false
	})
	if at < 0 {
		return l
	}
	return l[:at]
}

// reset leaves the categories that stand directly over a repeated header: they are the widest.
func (l *levels) reset(pending []record) {
	if n := len(pending); n > 0 && n < len(*l) {
		*l = slices.Clone((*l)[len(*l)-n:])
	}
}

func (l levels) path() []string {
	var path []string
	for _, c := range l {
		path = append(path, c.names...)
	}
	return path
}

// lineOf is the line of the level that has a name, and another one where none has it.
func (l levels) lineOf(name string, other int) int {
	for _, c := range l {
		if slices.Contains(c.names, name) {
			return c.line
		}
	}
	return other
}
