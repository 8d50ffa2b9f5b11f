package source

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
)

// leavePictures takes out the pictures that stand in the page itself, byte for byte, as Google Docs
// writes them: ![alt][image1] and [image1]: <data:image/png;base64,…>. Their descriptions stay.
func (p *page) leavePictures() {
	if !slices.ContainsFunc(p.lines, func(line string) bool { return strings.Contains(line, "data:image/") }) {
		return
	}
	definition := regexp.MustCompile(`^ {0,3}\[([^\]]+)\]:[ \t]*<?data:image/`)
	inPage := map[string]bool{} // the names of what is defined so
	for i, line := range p.lines {
		if m := definition.FindStringSubmatch(line); m != nil && !p.fenced(i) {
			inPage[strings.ToLower(m[1])] = true
			p.lines[i] = ""
			p.pictures = append(p.pictures, i+1)
		}
	}
	mark := regexp.MustCompile(`!\[([^\[\]]*)\](?:\((<?data:image/)[^)]*\)|\[([^\[\]]*)\])|<img\s[^>]*?src=["']?(data:image/)[^>]*>`)
	for i, line := range p.lines {
		if !p.fenced(i) {
			indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
			p.lines[i] = indent + strings.TrimLeft(replaceOutsideCode(line, mark, func(found []string) (string, bool) {
				if found[4] != "" {
					p.pictures = append(p.pictures, i+1)
					return tagAttributes(strings.TrimPrefix(found[0], "<img"))["alt"], true
				}
				if found[2] != "" {
					p.pictures = append(p.pictures, i+1)
				}
				return found[1], found[2] != "" || inPage[strings.ToLower(found[3])]
			}), " \t")
		}
	}
}

// replaceOutsideCode replaces what an expression finds outside of inline code, where with says so.
func replaceOutsideCode(line string, mark *regexp.Regexp, with func(found []string) (string, bool)) string {
	var b strings.Builder
	done, marks := 0, 0
	for _, at := range mark.FindAllStringSubmatchIndex(line, -1) {
		marks += strings.Count(line[done:at[0]], "`")
		b.WriteString(line[done:at[0]])
		done = at[1]
		found := make([]string, len(at)/2)
		for i := range found {
			if at[2*i] >= 0 {
				found[i] = line[at[2*i]:at[2*i+1]]
			}
		}
		text, ok := "", false
		if marks%2 == 0 {
			text, ok = with(found)
		}
		if !ok {
			text = found[0]
			marks += strings.Count(text, "`")
		}
		b.WriteString(text)
	}
	if done == 0 {
		return line
	}
	return b.String() + line[done:]
}

// tellPictures reports the pictures that were left out.
func (p *page) tellPictures(b *builder) {
	if n := len(p.pictures); n > 0 {
		b.problem(notAsItStands, slices.Min(p.pictures), fmt.Sprintf("pictures that stand in the page itself are left out: %d", n),
			"save them beside the page")
	}
}

// plainPictures writes the pictures of dialects as Markdown does: of Diplodoc, ![alt](a.png =300x200),
// and of Obsidian, ![[a.png|alt]].
func plainPictures(line string) string {
	sized := regexp.MustCompile(`(!\[[^\[\]]*\]\([^()\s]+(?:\s+"[^"]*")?)\s+=\d*%?x?\d*%?\s*\)`)
	line = sized.ReplaceAllString(line, "$1)")
	linked := regexp.MustCompile(`!\[\[([^\s|\[\]][^|\[\]]*)(?:\|([^\[\]]*))?\]\]`)
	return linked.ReplaceAllStringFunc(line, func(link string) string {
		found := linked.FindStringSubmatch(link)
		switch strings.ToLower(path.Ext(strings.TrimSpace(found[1]))) {
		case ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp":
		default:
			return link // another page, or a film
		}
		alt := found[2]
		if strings.Trim(alt, "0123456789x") == "" {
			alt = "" // a size
		}
		return "![" + alt + "](<" + found[1] + ">)"
	})
}
