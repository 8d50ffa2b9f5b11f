package recording

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"firstline/eval/chat/llm"
)

// difference says in one line where two requests differ first.
func difference(recorded, now request) string {
	const most = 3
	was, is := sections(recorded), sections(now)
	var told []string
	for _, s := range was {
		told = append(told, s.differs(linesOf(is, s.name)))
	}
	for _, s := range is {
		if linesOf(was, s.name) == nil {
			told = append(told, section{name: s.name}.differs(s.lines))
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
	name  string
	lines []string
}

// sections takes a request apart.
func sections(r request) []section {
	var all []section
	for _, part := range r.System {
		name := "the " + part.Name + " layer"
		if part.Text != "" {
			all = append(all, section{name, strings.Split(part.Text, "\n")})
		}
	}
	if len(r.Tools) > 0 {
		lines := make([]string, len(r.Tools))
		for i, tool := range r.Tools {
			lines[i] = string(marshal(tool))
		}
		all = append(all, section{"the list of tools", lines})
	}
	if len(r.Parameters) > 0 {
		var lines []string
		for _, name := range slices.Sorted(maps.Keys(r.Parameters)) {
			lines = append(lines, name+": "+r.Parameters[name])
		}
		all = append(all, section{"the list of parameters", lines})
	}
	for i, message := range r.Messages {
		all = append(all, section{fmt.Sprintf("message %d (%s)", i+1, message.Role), messageLines(message)})
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

func linesOf(all []section, name string) []string {
	for _, s := range all {
		if s.name == name {
			return s.lines
		}
	}
	return nil
}

// differs says in which line the section is otherwise now; empty where it is the same.
func (s section) differs(now []string) string {
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
	was, is := s.lines[first:len(s.lines)-end], now[first:len(now)-end]
	at := s.name
	switch {
	case len(s.lines) == 0:
		return at + " is new: " + excerpt(is[0], 0)
	case len(now) == 0:
		return at + " is gone: " + excerpt(was[0], 0)
	case len(s.lines) > 1 || len(now) > 1:
		at += fmt.Sprintf(", line %d,", first+1)
	}
	switch {
	case len(was) == 0:
		at += " is new: " + excerpt(is[0], 0)
	case len(is) == 0:
		at += " is gone: " + excerpt(was[0], 0)
	default:
		begin := firstDifference([]rune(was[0]), []rune(is[0]))
		at += " was " + excerpt(was[0], begin) + " and is " + excerpt(is[0], begin)
	}
	switch more := max(len(was), len(is)) - 1; more {
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
