package source

import "strings"

// wrapped tells of every line whether it stands inside of a component, other than a fold-out at which
// the page is cut and that does not ask. Tabs that hold the same tables are told apart by nothing else.
func (p *page) wrapped(folds []mark) []bool {
	cut := map[int]bool{}
	for _, m := range folds {
		if m.head == foldHead && !m.asks {
			cut[m.start] = true
		}
	}
	depth := make([]int, len(p.lines)+1) // how much deeper each line is than the one before
	for _, w := range p.wrappers() {
		if !cut[w.from] {
			depth[w.from]++
			depth[w.to]--
		}
	}
	inside, at := make([]bool, len(p.lines)), 0
	for i := range inside {
		at += depth[i]
		inside[i] = at > 0
	}
	return inside
}

// wrappers finds what stands between the two marks of a component, whatever its name: an element or
// a component (<Tab> and </Tab>), a block between colons, a block of Liquid ({% note %} and
// {% endnote %}). What is never closed is none.
func (p *page) wrappers() []span {
	w := &wrapping{page: p, names: map[string]int{}}
	for i, line := range p.lines {
		if line = strings.TrimSpace(line); line == "" || p.fenced(i) {
			continue
		}
		switch {
		case line[0] == '<':
			w.tags(i, line)
		case strings.HasPrefix(line, ":::"):
			name := strings.TrimLeft(line, ":")
			w.mark(i, line[:len(line)-len(name)], name == "")
		case strings.HasPrefix(line, "{%"):
			name, _, _ := strings.Cut(strings.TrimLeft(line[2:], " -"), " ")
			name, closes := strings.CutPrefix(name, "end")
			w.mark(i, "%"+name, closes)
		}
	}
	return w.found
}

// wrapping is what is open while the lines of a page are read.
type wrapping struct {
	*page
	open  []wrapper
	names map[string]int // how many of a name are open
	found []span
}

type wrapper struct {
	name string
	line int
}

// tags reads the tags of a line; one that does not end on it opens something all the same.
func (w *wrapping) tags(line int, text string) {
	for {
		at := strings.IndexByte(text, '<')
		if at < 0 || at+1 == len(text) {
			return
		}
		if text = text[at:]; !isTagStart(text[1]) {
			text = text[1:]
			continue
		}
		end := endOfTag(text)
		if end < 0 {
			end = len(text)
		}
		name, closes := strings.CutPrefix(text[1:end], "/")
		if closes || !strings.HasSuffix(text[:end], "/>") {
			w.mark(line, "<"+tagName("<"+name), closes)
		}
		text = text[end:]
	}
}

// mark opens or closes what has a name. What was opened later and never closed is forgotten.
func (w *wrapping) mark(line int, name string, closes bool) {
	if !closes {
		w.open = append(w.open, wrapper{name, line})
		w.names[name]++
		return
	}
	for closed := w.names[name] == 0; !closed; {
		last := w.open[len(w.open)-1]
		w.open = w.open[:len(w.open)-1]
		w.names[last.name]--
		if closed = last.name == name; closed && last.line < line {
			w.found = append(w.found, span{from: last.line, to: line})
		}
	}
}

// isLeftover tells whether nothing of a text can be read alone: it closes components, or defines
// links ([name]: address) that stand elsewhere.
func isLeftover(body string) bool {
	for line := range strings.SplitSeq(body, "\n") {
		line = strings.TrimSpace(line)
		closes := strings.HasPrefix(line, "</") && strings.Count(line, "<") == strings.Count(line, "</")
		name, _, defines := strings.Cut(line, "]:")
		if line != "" && !closes && (!defines || !strings.HasPrefix(name, "[") || strings.HasPrefix(name, "[^")) {
			return false
		}
	}
	return true
}
