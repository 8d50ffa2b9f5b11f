package source

import (
	"strings"

	"firstline/kb"
)

// leaveHidden takes out the elements that a browser never shows: <div hidden>, <p style="display:none">.
// The account tells of each.
func (p *page) leaveHidden() {
	const long = 1 << 16 // bytes; nobody writes a line that is longer
	found := len(p.left)
	endless := map[string]bool{} // the names of elements that never end
	for i := range p.lines {
		for from := 0; from < len(p.lines[i]) && len(p.lines[i]) < long && !p.fenced(i); {
			at := strings.IndexByte(p.lines[i][from:], '<')
			if at < 0 {
				break
			}
			if from += at; !p.leaveElement(i, from, endless) {
				from++
			}
		}
	}
	if len(p.left) > found {
		p.fences = kb.Fences(p.lines)
	}
}

// leaveElement takes out the element that begins there, if it is hidden and ends.
func (p *page) leaveElement(line, at int, endless map[string]bool) bool {
	const most = 20 // names of elements that never end: the page is none of a person
	rest := p.lines[line][at:]
	if next := strings.IndexByte(rest[1:], '<'); next >= 0 {
		rest = rest[:1+next]
	}
	name := tagName(rest)
	if name == "" || name[0] < 'a' || name[0] > 'z' || endless[name] || len(endless) > most {
		return false
	}
	length := endOfTag(rest)
	if length < 0 || strings.HasSuffix(rest[:length], "/>") || !isInvisible(tagAttributes(rest[1+len(name):length])) ||
		strings.Count(p.lines[line][:at], "`")%2 == 1 {
		return false
	}
	end, after, ok := p.endOfElement(name, line, at+length)
	if !ok {
		endless[name] = true
		return false
	}
	p.left = append(p.left, kb.Skipped{Line: line + 1, Reason: "<" + name + ">, which is hidden on the page"})
	before, behind := p.lines[line][:at], p.lines[end][after:]
	clear(p.lines[line : end+1])
	p.lines[line] = before
	p.lines[end] = strings.TrimRight(p.lines[end]+behind, " \t")
	return true
}

// endOfElement finds the end of an element that is open there, past those of its name inside of it.
func (p *page) endOfElement(name string, line, at int) (end, after int, ok bool) {
	depth := 1
	for ; line < len(p.lines); line, at = line+1, 0 {
		for !p.fenced(line) {
			next := strings.IndexByte(p.lines[line][at:], '<')
			if next < 0 {
				break
			}
			at += next + 1
			rest := p.lines[line][at:]
			switch inner, closes := strings.CutPrefix(rest, "/"); {
			case tagName(inner) != name:
			case !closes:
				depth++
			default:
				if depth--; depth == 0 {
					return line, at + strings.IndexByte(rest, '>') + 1, strings.Contains(rest, ">")
				}
			}
		}
	}
	return 0, 0, false
}

// isInvisible tells an element that nothing on the page ever shows.
func isInvisible(attributes map[string]string) bool {
	hidden, is := attributes["hidden"]
	style := strings.ReplaceAll(strings.ToLower(attributes["style"]), " ", "")
	return is && hidden != "until-found" || strings.Contains(style, "display:none")
}
