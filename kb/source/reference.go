package source

import "strings"

// resolve writes the links of a section whose address is defined elsewhere on the page,
// [text][name], with their addresses, so that the section keeps them when it stands alone.
func (p *page) resolve(s *section) {
	if len(p.definitions) == 0 || !strings.Contains(s.body, "][") {
		return
	}
	lines := strings.Split(s.body, "\n")
	for i, line := range lines {
		if strings.Contains(line, "][") && !p.fenced(s.bodyLine-1+i) {
			lines[i] = p.resolveLine(line, s.body)
		}
	}
	s.body = strings.Join(lines, "\n")
}

func (p *page) resolveLine(line, body string) string {
	var b strings.Builder
	for {
		text, rest, ok := strings.Cut(line, "][")
		name, after, closed := strings.Cut(rest, "]")
		if !ok || !closed {
			b.WriteString(line)
			return b.String()
		}
		if name == "" {
			name = text[strings.LastIndexByte(text, '[')+1:] // [text][] is called what it says
		}
		b.WriteString(text)
		address := p.address(name)
		inCode := strings.Count(b.String(), "`")%2 == 1
		if address == "" || inCode || strings.ContainsAny(address, " ()<>") || strings.Contains(body, "["+name+"]:") {
			b.WriteString("][" + rest[:len(rest)-len(after)])
		} else {
			b.WriteString("](" + address + ")")
		}
		line = after
	}
}

// address is what a name is defined as on the page.
func (p *page) address(name string) string {
	if p.addresses == nil {
		p.addresses = make(map[string]string, len(p.definitions))
		for _, d := range p.definitions {
			p.addresses[strings.ToLower(string(d.Label()))] = string(d.Destination())
		}
	}
	return p.addresses[strings.ToLower(name)]
}
