package charset

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// mend finds words that were misread once, and gives the text with the words that they were. What
// happened to a file is found out first, from what cannot be an accident; then other words need
// less to be recognised.
func mend(s string) (string, []Repair) {
	found := diagnose(s)
	if len(found) == 0 {
		return s, nil
	}
	var b strings.Builder
	var rs repairs
	number := 0
	for line := range strings.Lines(s) {
		number++
		if len(suspiciousWords(line)) == 0 {
			b.WriteString(line)
			continue
		}
		best := mended{text: []byte(line)}
		for _, m := range found {
			if now := m.mend(line, known); now.saved > best.saved {
				best, best.how = now, m.how
			}
		}
		b.Write(best.text)
		if best.how != "" {
			rs.add(number, best.from, best.to, best.how)
		}
	}
	return b.String(), rs
}

// diagnose finds the ways in which words of a text were misread.
func diagnose(s string) []misreading {
	const (
		enough = 1 << 17 // bytes of suspicious lines; those that nothing explains count an eighth
		glance = 1 << 11 // bytes of one line
	)
	if isASCII(s) {
		return nil
	}
	all := misreadings()
	found := make([]bool, len(all))
	seen := 0
	for line := range strings.Lines(s) {
		if len(line) > glance {
			line = line[:glance]
		}
		suspects := suspiciousWords(line)
		if len(suspects) == 0 {
			continue
		}
		best, most, cost := -1, 0.0, len(line)/8
		for i, m := range all {
			if !m.explains(suspects) {
				continue
			}
			cost = len(line)
			if now := m.mend(line, strict); now.saved > most {
				best, most = i, now.saved
			}
		}
		if best >= 0 {
			found[best] = true
		}
		if seen += cost; seen > enough {
			break
		}
	}
	all = slices.DeleteFunc(all, func(misreading) bool {
		was := found[0]
		found = found[1:]
		return !was
	})
	return all
}

// suspiciousWords gives the words of a line that read so badly that they may be misread.
func suspiciousWords(line string) []string {
	var out []string
	for i := 0; i < len(line); {
		if line[i] < 0x80 {
			i++
			continue
		}
		end := i
		for end < len(line) && inWord(line[end]) {
			end++
		}
		if fitOf(line[i:end]).implausible() {
			out = append(out, line[i:end])
		}
		i = end
	}
	return out
}

// explains tells whether one of some words reads better when the misreading is undone.
func (m misreading) explains(suspects []string) bool {
	for _, w := range suspects {
		if text, _, ok := m.undo(w, ""); ok && fitOf(text).cost < fitOf(w).cost-2 {
			return true
		}
	}
	return false
}

// proof is what it takes to mend a run of words.
type proof uint8

const (
	strict proof = iota // nothing is known of the file
	known               // other words of the file were misread in the same way
)

// holds tells whether a run was implausible, and becomes plausible Russian, or, where two and more
// characters make one of UTF-8, the letters and signs of a Western text. Abbreviations are
// implausible too, so that among Cyrillic encodings one short word proves nothing.
func (p proof) holds(r wordRun, m misreading) bool {
	saved := r.before.cost - r.after.cost
	if r.after.n == 0 || saved < 2 || r.drawn() || !r.before.implausible() {
		return false
	}
	n := r.letters()
	if m.right == nil && n.russian == 0 {
		signs := n.foreign == 0 && n.western > 0 && utf8.RuneCount(r.from) > utf8.RuneCount(r.to)
		return signs && (p == known || m.western() && saved >= 6)
	}
	const plausible = 3.9 // nats a character
	if n.foreign*4 > n.russian || r.after.mean() > plausible {
		return false
	}
	switch {
	case p == known:
		return true
	case m.alike():
		return n.russian >= 5 && saved >= 14 && r.most >= 6.5
	case m.right != nil:
		return n.russian >= 4 && saved >= 4.5
	}
	return n.russian >= 3 && saved >= 9
}

// drawn tells whether a run is the line of a table drawn with ═ and ╦, which are letters elsewhere.
func (r wordRun) drawn() bool {
	times := 0
	var before rune
	for _, c := range string(r.from) {
		if c != before {
			before, times = c, 0
		}
		if times++; times == 3 && 0x2500 <= c && c < 0x25a0 {
			return true
		}
	}
	return false
}

// mended is a line with the words that were misread.
type mended struct {
	text     []byte
	saved    float64 // surprise, in nats
	from, to string  // the first run of such words
	how      string
}

// mend undoes the misreading in every run of words of a line that is proven.
func (m misreading) mend(line string, p proof) mended {
	out := mended{text: make([]byte, 0, len(line))}
	var r wordRun
	for i, end := 0, 0; i < len(line); i = end {
		end = wordEnd(line, i)
		part := line[i:end]
		if isASCII(part) {
			r.keep(part)
			continue
		}
		text, taken, ok := m.undo(part, line[end:])
		if ok && taken == 0 && text == part {
			r.keep(part)
			continue
		}
		before, after := fitOf(part), fitOf(text)
		if !ok || after.cost > before.cost+0.5 {
			out.take(r, m, p)
			out.text = append(out.text, part...)
			r = wordRun{}
			continue
		}
		end += taken
		r.add(line[i:end], text, before, after)
	}
	out.take(r, m, p)
	return out
}

// wordRun is a run of words that read no worse when a misreading is undone.
type wordRun struct {
	from, to      []byte
	before, after fit
	most          float64 // surprise that one of the longer words saves
}

func (r *wordRun) keep(s string) { r.from, r.to = append(r.from, s...), append(r.to, s...) }

func (r *wordRun) add(from, to string, before, after fit) {
	r.from, r.to = append(r.from, from...), append(r.to, to...)
	if utf8.RuneCountInString(to) >= 5 {
		r.most = max(r.most, before.cost-after.cost)
	}
	r.before.cost, r.before.n = r.before.cost+before.cost, r.before.n+before.n
	r.before.worst = max(r.before.worst, before.worst)
	r.after.cost, r.after.n = r.after.cost+after.cost, r.after.n+after.n
}

// take ends a run of words.
func (out *mended) take(r wordRun, m misreading, p proof) {
	if !p.holds(r, m) {
		out.text = append(out.text, r.from...)
		return
	}
	out.text = append(out.text, r.to...)
	out.saved += r.before.cost - r.after.cost
	if out.from == "" {
		out.from, out.to = excerpt(string(r.from[:min(len(r.from), 400)])), excerpt(string(r.to[:min(len(r.to), 400)]))
	}
}

// letterCount counts the characters of a run beyond ASCII.
type letterCount struct{ russian, western, foreign int }

// letters counts those that the run has when it is mended.
func (r wordRun) letters() letterCount {
	var n letterCount
	for _, c := range string(r.to) {
		switch classOf(c) {
		case russian:
			n.russian++
		case accented, usual:
			n.western++
		case rare:
			if c < 0x2200 {
				n.western++
			} else {
				n.foreign++
			}
		case related, eastern, odd, broken:
			n.foreign++
		case edge, number, latin:
		}
	}
	return n
}

func isASCII(s string) bool {
	return !slices.ContainsFunc([]byte(s), func(c byte) bool { return c >= 0x80 })
}
