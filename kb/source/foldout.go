package source

import (
	"slices"
	"strings"
)

// foldout is text that a page shows only when its title is opened, in one of the ways that the
// dialects of Markdown have for it:
//
//	<details><summary>Title</summary>      and </details>
//	<Accordion title="Title">              and </Accordion>
//	{% cut "Title" %}                      and {% endcut %}
//	:::details Title                       and :::
//	??? note "Title", !!! question "Title" and what is indented below
type foldout struct {
	title      string
	anchor     string
	start      int    // its first line
	body       int    // the first line of the text; start where it begins behind the title
	end        int    // the line that closes it, or the first one after it
	first      string // what of line body is its text, where that is not the whole line
	last       string // what of line end is its text
	after      string // what follows on line end
	closed     bool   // line end closes it, and is not the next text's
	nested     int    // how many are around it
	indented   bool   // it ends with its indentation
	tag        string // what closes it
	isQuestion bool   // its author says so
}

// folder finds the fold-outs of a page.
type folder struct {
	*page
	open  []foldout
	found []foldout
	item  int // the column of the list item that the line may stand in, -1 for none
}

// maxFolds is how deep fold-outs can be nested; deeper ones are text.
const maxFolds = 20

// foldouts finds what can be folded out at the margin, or inside of another one; what belongs to
// a list item or a quotation stays in it. One that is never closed is none.
func (p *page) foldouts() []foldout {
	f := folder{page: p, item: -1}
	for i := 0; i < len(p.lines); i++ {
		line := p.lines[i]
		if strings.TrimSpace(line) == "" || p.inFence(i) {
			continue
		}
		f.leave(i)
		if f.inItem(line) && !f.closes(line) {
			continue
		}
		before := len(f.open)
		rest := f.withoutGroups(i, f.close(i, line))
		switch opened, next := f.opening(i, rest); {
		case opened.tag != "" && len(f.open) < maxFolds:
			opened.nested = len(f.open)
			f.open = append(f.open, opened)
			i = next
		case next > i:
			i = next
		case len(f.open) < before && len(f.found) > 0:
			f.found[len(f.found)-1].after = rest
		}
	}
	f.leave(len(p.lines))
	slices.SortStableFunc(f.found, func(a, b foldout) int { return a.start - b.start })
	return f.found
}

// inItem tells whether a line belongs to a list item.
func (f *folder) inItem(line string) bool {
	at := indentOf(line)
	if f.item >= 0 && at > f.item {
		return true
	}
	f.item = -1
	if in, _, ok := cutItem(line); ok {
		f.item = in
	}
	return f.item >= 0
}

// leave ends the fold-outs that end with their indentation.
func (f *folder) leave(line int) {
	for len(f.open) > 0 {
		last := f.open[len(f.open)-1]
		if !last.indented || line < len(f.lines) && indentOf(f.lines[line]) >= indentOf(f.lines[last.start])+4 {
			return
		}
		last.end = line
		f.end(last)
	}
}

// end takes the innermost fold-out for one that is whole.
func (f *folder) end(whole foldout) {
	f.open = f.open[:len(f.open)-1]
	f.item = -1
	if whole.title != "" && whole.end > whole.start {
		f.found = append(f.found, whole)
	}
}

// close ends the fold-outs that a line closes, and gives the rest of the line.
func (f *folder) close(i int, line string) string {
	for len(f.open) > 0 {
		last := f.open[len(f.open)-1]
		before, after, ok := cutClosing(line, last.tag)
		if last.indented || !ok {
			return line
		}
		last.end, last.closed = i, true
		last.last = strings.TrimRight(before, " \t")
		line = strings.TrimSpace(after)
		f.end(last)
	}
	return line
}

// closes tells whether a line closes the innermost fold-out.
func (f *folder) closes(line string) bool {
	if len(f.open) == 0 {
		return false
	}
	_, _, ok := cutClosing(line, f.open[len(f.open)-1].tag)
	return ok
}

// cutClosing cuts a line at what closes a fold-out: a tag anywhere in it, all else alone.
func cutClosing(line, tag string) (before, after string, ok bool) {
	if strings.HasPrefix(tag, "<") {
		return strings.Cut(line, tag)
	}
	trimmed := strings.TrimSpace(line)
	switch {
	case strings.HasPrefix(tag, ":"):
		return "", "", trimmed == tag
	case strings.HasPrefix(trimmed, "{%"):
		_, after, _ = strings.Cut(trimmed, "%}")
		return "", after, strings.HasPrefix(strings.TrimLeft(trimmed[2:], " -"), tag)
	}
	return "", "", false
}

// opening reads the beginning of a fold-out, which may take several lines, and gives the line at
// which to go on. Without one, the result has no tag.
func (f *folder) opening(i int, line string) (foldout, int) {
	trimmed := strings.TrimSpace(line)
	opened := foldout{start: i, body: i + 1}
	switch {
	case strings.HasPrefix(trimmed, "<"):
		return f.openingTag(i, trimmed)
	case strings.HasPrefix(trimmed, "{%"):
		name, rest, _ := strings.Cut(strings.TrimLeft(trimmed[2:], " -"), " ")
		if name == "cut" {
			opened.tag = "endcut"
			opened.title = unquoted(strings.TrimSuffix(strings.TrimSpace(rest), "%}"))
		}
	case strings.HasPrefix(trimmed, ":::"):
		colons := trimmed[:len(trimmed)-len(strings.TrimLeft(trimmed, ":"))]
		name, rest, _ := strings.Cut(strings.TrimSpace(trimmed[len(colons):]), " ")
		name, bracketed, _ := strings.Cut(name+" "+rest, "[")
		if bracketed == "" {
			name, rest, _ = strings.Cut(strings.TrimSpace(name), " ")
		} else {
			rest, name = strings.TrimSuffix(strings.TrimSpace(bracketed), "]"), strings.TrimSpace(name)
		}
		if name != "" {
			opened.tag = colons
			opened.title = foldTitle(name, rest)
		}
	case strings.HasPrefix(trimmed, "???"), strings.HasPrefix(trimmed, "!!!"):
		name, rest, _ := strings.Cut(strings.TrimLeft(strings.TrimSpace(trimmed[3:]), "+ "), " ")
		opened.tag, opened.indented = trimmed[:3], true
		if title := unquoted(rest); trimmed[0] == '?' || isQuestionName(name) {
			opened.title = title
		}
	}
	opened.title, opened.anchor = cutAnchor(opened.title)
	return opened, i
}
