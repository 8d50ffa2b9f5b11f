package recording

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"firstline/eval/chat/llm"
	"firstline/kb"
)

// difference says in one line where two requests differ first.
func difference(recorded, now request) string {
	const most = 3
	was, is := sections(recorded), sections(now)
	var told []string
	for _, s := range was {
		told = append(told, s.differs(named(is, s.name)))
	}
	for _, s := range is {
		if named(was, s.name).lines == nil {
			told = append(told, section{name: s.name}.differs(s))
		}
	}
	told = slices.DeleteFunc(told, func(s string) bool { return s == "" })
	if len(told) == 0 {
		return "in the order of its parts alone"
	}
	if more := len(told) - most; more > 0 {
		told = append(told[:most], fmt.Sprintf("and so on, in %d more", more))
	}
	return strings.Join(told, "; ")
}

// section is a piece of a request as it is told of.
type section struct {
	name   string
	lines  []string
	places []kb.Pos // of the lines; nil where they are not known
}

// sections takes a request apart.
func sections(r request) []section {
	var all []section
	for _, part := range r.System {
		name := "the " + part.Name + " layer"
		if part.Text != "" {
			var places []kb.Pos
			for _, line := range part.Lines {
				places = append(places, line.Pos)
			}
			all = append(all, section{name, strings.Split(part.Text, "\n"), places})
		}
	}
	if len(r.Tools) > 0 {
		lines := make([]string, len(r.Tools))
		for i, tool := range r.Tools {
			lines[i] = string(marshal(tool))
		}
		all = append(all, section{name: "the list of tools", lines: lines})
	}
	if len(r.Parameters) > 0 {
		var lines []string
		for _, name := range slices.Sorted(maps.Keys(r.Parameters)) {
			lines = append(lines, name+": "+r.Parameters[name])
		}
		all = append(all, section{name: "the list of parameters", lines: lines})
	}
	for i, message := range r.Messages {
		all = append(all, section{name: fmt.Sprintf("message %d (%s)", i+1, message.Role), lines: messageLines(message)})
	}
	return all
}

func messageLines(m llm.Message) []string {
	lines := strings.Split(m.Text, "\n")
	for _, call := range m.Calls {
		lines = append(lines, fmt.Sprintf("%s %s %s", call.ID, call.Name, call.Arguments))
	}
	if m.Of != "" {
		lines = append(lines, "of "+m.Of)
	}
	return lines
}

// named gives the section of a name; one without lines where there is none.
func named(all []section, name string) section {
	for _, s := range all {
		if s.name == name {
			return s
		}
	}
	return section{name: name}
}

// at names the place of a line of the section, or of the last one before it: that in its file where it is known, else
// the line as the model reads it, which nothing needs of a single one.
func (s section) at(line int, single bool) string {
	last := min(line, len(s.places)-1)
	switch {
	case len(s.places) == len(s.lines) && last >= 0 && s.places[last].Path != "":
		return s.name + ", " + s.places[last].String() + ","
	case single:
		return s.name
	}
	return fmt.Sprintf("%s, line %d,", s.name, line+1)
}

// differs says in which line the section is otherwise now; empty where it is the same.
func (s section) differs(is section) string {
	now := is.lines
	if slices.Equal(s.lines, now) {
		return ""
	}
	first := 0
	for first < min(len(s.lines), len(now)) && s.lines[first] == now[first] {
		first++
	}
	end := 0
	for end < min(len(s.lines), len(now))-first && s.lines[len(s.lines)-1-end] == now[len(now)-1-end] {
		end++
	}
	before, after := s.lines[first:len(s.lines)-end], now[first:len(now)-end]
	switch {
	case len(s.lines) == 0:
		return s.name + " is new: " + excerpt(after[0], 0)
	case len(now) == 0:
		return s.name + " is gone: " + excerpt(before[0], 0)
	}
	at := is.at(first, len(s.lines) == 1 && len(now) == 1)
	switch {
	case len(before) == 0:
		at += " is new: " + excerpt(after[0], 0)
	case len(after) == 0:
		at += " is gone: " + excerpt(before[0], 0)
	default:
		begin := firstDifference([]rune(before[0]), []rune(after[0]))
		at += " was " + excerpt(before[0], begin) + " and is " + excerpt(after[0], begin)
	}
	switch more := max(len(before), len(after)) - 1; more {
	case 0:
		return at
	case 1:
		return at + ", with 1 more line"
	default:
		return at + fmt.Sprintf(", with %d more lines", more)
	}
}

func firstDifference(a, b []rune) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	return min(len(a), len(b))
}

// excerpt quotes some words of a line around a place in it.
func excerpt(line string, at int) string {
	const before, after = 30, 50
	runes := []rune(line)
	start, end := max(at-before, 0), min(at+after, len(runes))
	shown := string(runes[start:end])
	if start > 0 {
		shown = "…" + shown
	}
	if end < len(runes) {
		shown += "…"
	}
	return "“" + shown + "”"
}
