package docx

import (
	"strconv"
	"strings"
)

// numbering knows the lists of a document and counts their items.
type numbering struct {
	abstract map[string]map[int]listLevel // the levels by abstractNumId
	lists    map[int]list                 // by numId
	counts   map[string][]int             // how far the list of an abstractNumId is, level by level
	begun    map[int]bool                 // the numIds that have been met
}

type list struct {
	abstract string
	starts   map[int]int       // overridden numbers to start with
	levels   map[int]listLevel // overridden levels
}

type listLevel struct {
	format, text string
	start        int
}

func (r *reader) readNumbering(name string) error {
	n := &r.numbering
	n.abstract, n.lists = map[string]map[int]listLevel{}, map[int]list{}
	n.counts, n.begun = map[string][]int{}, map[int]bool{}
	err := r.eachElement(name, "abstractNum", func(a *node) {
		levels := map[int]listLevel{}
		for _, child := range a.children {
			readLevel(child, levels)
		}
		n.abstract[a.attr("abstractNumId")] = levels
	})
	if err != nil {
		return err
	}
	return r.eachElement(name, "num", func(num *node) {
		id, err := strconv.Atoi(num.attr("numId"))
		if err != nil {
			return
		}
		l := list{starts: map[int]int{}, levels: map[int]listLevel{}}
		l.abstract, _ = num.val("abstractNumId")
		for _, child := range num.children {
			at, err := strconv.Atoi(child.attr("ilvl"))
			if start, ok := child.number("startOverride"); ok && err == nil {
				l.starts[at] = start
			}
			if own := child.child("lvl"); own != nil {
				readLevel(own, l.levels)
			}
		}
		n.lists[id] = l
	})
}

func readLevel(n *node, levels map[int]listLevel) {
	at, err := strconv.Atoi(n.attr("ilvl"))
	if n.name != "lvl" || err != nil {
		return
	}
	level := listLevel{start: 1}
	level.format, _ = n.val("numFmt")
	level.text, _ = n.val("lvlText")
	if start, ok := n.number("start"); ok {
		level.start = start
	}
	levels[at] = level
}

// levelsOf gives the nine levels of a list, its own before those that it is based on.
func (n *numbering) levelsOf(l list) [9]listLevel {
	var all [9]listLevel
	for i := range all {
		level, ok := l.levels[i]
		if !ok {
			level = n.abstract[l.abstract][i]
		}
		all[i] = level
	}
	return all
}

// next counts an item and gives its mark: "-" of a bullet, "3." or "2.1." of a number; empty where
// the paragraph is in no list.
func (n *numbering) next(id, level int) string {
	l, ok := n.lists[id]
	if !ok || level < 0 || level > 8 {
		return ""
	}
	levels := n.levelsOf(l)
	counts := n.counts[l.abstract]
	if counts == nil {
		counts = make([]int, 9)
		for i := range counts {
			counts[i] = levels[i].start - 1
		}
		n.counts[l.abstract] = counts
	}
	if !n.begun[id] {
		n.begun[id] = true
		for at, start := range l.starts {
			if 0 <= at && at < 9 {
				counts[at] = start - 1
			}
		}
	}
	counts[level]++
	for i := level + 1; i < 9; i++ {
		counts[i] = levels[i].start - 1
	}
	switch levels[level].format {
	case "bullet", "":
		return "-"
	case "none":
		return ""
	}
	return n.mark(levels, counts, level)
}

// mark fills the numbers into the text of a level, such as "%1.%2.".
func (n *numbering) mark(levels [9]listLevel, counts []int, level int) string {
	text := levels[level].text
	for i := range 9 {
		place := "%" + strconv.Itoa(i+1)
		if strings.Contains(text, place) {
			count := max(counts[i], levels[i].start)
			text = strings.ReplaceAll(text, place, formatNumber(count, levels[i].format))
		}
	}
	return strings.TrimSpace(text)
}

func formatNumber(n int, format string) string {
	switch format {
	case "lowerLetter":
		return letter(n, "abcdefghijklmnopqrstuvwxyz")
	case "upperLetter":
		return letter(n, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	case "russianLower":
		return letter(n, "абвгдежзиклмнопрстуфхцчшщэюя")
	case "russianUpper":
		return letter(n, "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ")
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperRoman":
		return roman(n)
	case "decimalZero":
		if 0 <= n && n < 10 {
			return "0" + strconv.Itoa(n)
		}
	}
	return strconv.Itoa(n)
}

// letter counts in letters: b, z and, after it, aa.
func letter(n int, alphabet string) string {
	letters := []rune(alphabet)
	if n < 1 || n > 10*len(letters) {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(letters[(n-1)%len(letters)]), (n-1)/len(letters)+1)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	values := []int{1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1}
	for i, sign := range []string{"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"} {
		for ; n >= values[i]; n -= values[i] {
			b.WriteString(sign)
		}
	}
	return b.String()
}
