package kb

import "strings"

// Fence is a block of code between two lines of three or more ` or ~, wherever it stands: at the
// margin, under a list item, in a quotation or inside a component's tags. What is between the
// lines is never read as text.
type Fence struct {
	// Start and End are the opening and the closing line, counted from 0. End is the last line
	// of the block where it is never closed.
	Start, End int
	Closed     bool
	Info       string // what follows the opening mark: the language, and what else the author says
	Text       string // the code, without the indentation of the opening line and the last line's end
}

// Language is the first word of the info.
func (f Fence) Language() string {
	language, _, _ := strings.Cut(f.Info, " ")
	return strings.Trim(language, "{}.,")
}

// Fences finds the blocks of code in the lines of a Markdown text, in order. The rules are
// CommonMark's, but for three habits of real files: a fence may be indented by any depth, a cell
// of a table may end on its closing line (“``` ||”), and one that is never closed ends with the
// list item or quotation that it stands in.
func Fences(lines []string) []Fence {
	var all []Fence
	for i := 0; i < len(lines); i++ {
		mark, ok := openFence(lines[i])
		if !ok {
			continue
		}
		fence := mark.block(lines, i)
		all = append(all, fence)
		i = fence.End
	}
	return all
}

// Fenced writes a block of code: between marks longer than any in it, without a line break at the end.
func Fenced(language, code string) string {
	mark := "```"
	for strings.Contains(code, mark) {
		mark += "`"
	}
	return mark + language + "\n" + strings.TrimSuffix(code, "\n") + "\n" + mark
}

// fenceMark is an opening line taken apart: its quotation marks, its column, its run of ` or ~.
type fenceMark struct {
	quoted int
	indent int
	char   byte
	length int
	info   string
}

func openFence(line string) (fenceMark, bool) {
	quoted, rest := unquote(line, -1)
	body := strings.TrimLeft(rest, " \t")
	for at := itemMark(body); at > 0; at = itemMark(body) {
		body = strings.TrimLeft(body[at:], " \t")
	}
	m := fenceMark{quoted: quoted, indent: columns(rest[:len(rest)-len(body)])}
	if body == "" || body[0] != '`' && body[0] != '~' {
		return m, false
	}
	m.char = body[0]
	info := strings.TrimLeft(body, body[:1])
	m.length = len(body) - len(info)
	m.info = strings.TrimSpace(info)
	return m, m.length >= 3 && (m.char == '~' || !strings.Contains(info, "`"))
}

// block gives the fence that opens at line start.
func (m fenceMark) block(lines []string, start int) Fence {
	end, closed := m.closing(lines, start+1)
	if !closed {
		end = m.outside(lines, start+1) - 1
	}
	last := end
	if !closed {
		last++
	}
	code := make([]string, 0, last-start)
	for _, line := range lines[start+1 : last] {
		_, line = unquote(line, m.quoted)
		code = append(code, outdent(line, m.indent))
	}
	return Fence{Start: start, End: end, Closed: closed, Info: m.info, Text: strings.Join(code, "\n")}
}

// closing finds the line that closes the fence. Another block that opens further left shows that
// this one was left open.
func (m fenceMark) closing(lines []string, from int) (int, bool) {
	for i := from; i < len(lines); i++ {
		quoted, rest := unquote(lines[i], m.quoted)
		if quoted < m.quoted {
			return 0, false
		}
		rest = strings.TrimLeft(rest, " \t")
		after := strings.TrimLeft(rest, string(m.char))
		if len(rest)-len(after) >= m.length && strings.Trim(after, " \t|") == "" {
			return i, true
		}
		if next, ok := openFence(lines[i]); ok && next.info != "" && next.indent < m.indent {
			return 0, false
		}
	}
	return 0, false
}

// outside gives the first line after an unclosed fence: the one that leaves the list item or the
// quotation, or the end of the text.
func (m fenceMark) outside(lines []string, from int) int {
	for i := from; i < len(lines); i++ {
		quoted, rest := unquote(lines[i], m.quoted)
		body := strings.TrimLeft(rest, " \t")
		if quoted < m.quoted || body != "" && columns(rest[:len(rest)-len(body)]) < m.indent {
			return i
		}
	}
	return len(lines)
}

// unquote takes at most limit quotation marks off a line, every one where limit is negative.
func unquote(line string, limit int) (int, string) {
	count := 0
	for count != limit {
		rest, ok := strings.CutPrefix(strings.TrimLeft(line, " \t"), ">")
		if !ok {
			break
		}
		line = strings.TrimPrefix(rest, " ")
		count++
	}
	return count, line
}

// itemMark gives the length of the list mark that a line begins with (“-”, “*”, “+”, “1.”, “1)”
// and a space), 0 where it begins with none.
func itemMark(line string) int {
	end := 0
	switch {
	case line == "":
		return 0
	case strings.IndexByte("-*+", line[0]) >= 0:
		end = 1
	default:
		for end < len(line) && end < 9 && '0' <= line[end] && line[end] <= '9' {
			end++
		}
		if end == 0 || end == len(line) || line[end] != '.' && line[end] != ')' {
			return 0
		}
		end++
	}
	if end < len(line) && line[end] != ' ' && line[end] != '\t' {
		return 0
	}
	return end
}

// columns is the width of a line's beginning, a tab reaching to the next multiple of four.
func columns(s string) int {
	n := 0
	for _, r := range s {
		if r == '\t' {
			n += 4 - n%4
		} else {
			n++
		}
	}
	return n
}

// outdent takes white space of at most the given width off the beginning of a line.
func outdent(line string, width int) string {
	for at := 0; at < len(line); at++ {
		if columns(line[:at]) >= width || line[at] != ' ' && line[at] != '\t' {
			return line[at:]
		}
	}
	if columns(line) <= width {
		return ""
	}
	return line[len(line):]
}
