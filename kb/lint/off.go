package lint

import (
	"slices"
	"strings"

	"firstline/kb"
	"firstline/kb/text"
)

// Off is what turns one finding off where it stands, with a reason: a comment in a text,
//
//	<!-- firstline: off KB012 the price is that of 2019 -->
//	# firstline: off EV011 the same words, another operator
//
// or, in a table, a cell under the header lint: off KB012 the price is that of 2019, with or without
// firstline: before it. A comment holds for its
// line; alone on a line, for the block below it, up to the next blank line; above a heading, up to the
// next heading.
type Off struct {
	Codes  []string
	Reason string
	Other  bool // a cell that does not begin with off, and turns nothing off
	Pos    kb.Pos
	To     int // the last line that it holds for
}

// Covers tells whether a finding at a place is turned off.
func (o Off) Covers(code string, at kb.Pos) bool {
	if o.Other || at.Path != o.Pos.Path || at.Sheet != o.Pos.Sheet || at.Line < o.Pos.Line || at.Line > o.To {
		return false
	}
	return slices.Contains(o.Codes, code)
}

var (
	offComment = text.Pattern(`(<!--|\{/\*|(?:^|\s)#|(?:^|\s)//)\s*firstline:\s*off\b(.*)`)
	offCodes   = text.Pattern(`^[\s:]*([A-Z]{2}\d[0-9A-Z]{1,3}(?:[\s,]+[A-Z]{2}\d[0-9A-Z]{1,3})*)`)
)

// Offs finds the comments of a file that turn findings off. One that names no code has none.
func Offs(name string, lines []string) []Off {
	var all []Off
	for i, line := range lines {
		m := offComment().FindStringSubmatchIndex(line)
		if m == nil {
			continue
		}
		o := readOff(line[m[4]:m[5]])
		o.Pos = kb.Pos{Path: name, Line: i + 1}
		o.To = i + 1
		if strings.TrimSpace(line[:m[0]]) == "" {
			o.To = blockEnd(lines, i+1)
		}
		all = append(all, o)
	}
	return all
}

// readOff reads the codes and the reason behind the word off.
func readOff(said string) Off {
	for _, end := range []string{"-->", "*/}"} {
		said, _, _ = strings.Cut(said, end)
	}
	codes := offCodes().FindStringSubmatch(said)
	if codes == nil {
		return Off{}
	}
	return Off{
		Codes:  strings.FieldsFunc(codes[1], func(r rune) bool { return r == ' ' || r == ',' || r == '\t' }),
		Reason: strings.Trim(said[len(codes[0]):], " \t:,—–-"),
	}
}

// blockEnd gives the last line, from 1, of the block that begins below line from, counted from 0: of a section
// with those below it, or of a paragraph.
func blockEnd(lines []string, from int) int {
	i := from
	for i < len(lines) && strings.TrimSpace(lines[i]) == "" {
		i++
	}
	section := 0
	if i < len(lines) {
		section = headingLevel(lines[i])
	}
	for i++; i < len(lines); i++ {
		level := headingLevel(lines[i])
		if section > 0 && level > 0 && level <= section || section == 0 && strings.TrimSpace(lines[i]) == "" {
			return i
		}
	}
	return len(lines)
}

// headingLevel is 1 to 6, and 0 for a line that is no heading.
func headingLevel(line string) int {
	rest := strings.TrimLeft(line, "#")
	if level := len(line) - len(rest); level <= 6 && strings.HasPrefix(rest, " ") {
		return level
	}
	return 0
}

var offCell = text.Pattern(`^(?:firstline:)?\s*off\b`)

// RowOffs gives what rows of tables turn off for themselves, or mean to, in a column that is called lint.
func RowOffs(s *kb.Source) []Off {
	var all []Off
	for _, e := range s.Entries {
		said := strings.TrimSpace(e.Meta["lint"])
		if said == "" {
			continue
		}
		word := offCell().FindString(said)
		o := readOff(said[len(word):])
		o.Other = word == ""
		o.Pos = kb.Pos{Path: e.Source.Path, Sheet: e.Source.Sheet, Line: e.Source.Line}
		o.To = max(e.Source.Line, e.Source.EndLine)
		all = append(all, o)
	}
	return all
}
