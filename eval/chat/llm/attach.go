package llm

import (
	"path"
	"slices"
	"strings"

	"firstline/eval/chat"
	"firstline/kb"
	"firstline/kb/text"
)

// attach gives a reply the pictures of the cited entries, and of their code what the question needs, byte
// for byte.
func attach(reply *chat.Reply, cited []*kb.Entry, question string) {
	var code []kb.Code
	for _, e := range cited {
		reply.Images = append(reply.Images, e.Images...)
		code = append(code, e.Code...)
	}
	takePictures(reply)
	reply.Text = chat.WithoutFileLinks(reply.Text)
	takeCode(reply, code)
	if len(reply.Code) > 0 {
		return
	}
	for _, e := range cited {
		for _, c := range needed(e, question) {
			reply.Code = append(reply.Code, c)
			reply.Text += "\n\n" + kb.Fenced(c.Language, c.Text)
		}
	}
}

// takePictures takes the pictures that the model wrote out of the text: those of cited entries are attached
// already, and others are nobody's.
func takePictures(reply *chat.Reply) {
	reply.Text = chat.WithoutPictures(reply.Text, func(src string) {
		if !slices.ContainsFunc(reply.Images, func(i kb.Image) bool { return isFile(i.Src, src) }) {
			reply.Faults = append(reply.Faults, chat.Fault{Check: "image", Want: "a picture of a cited entry", Got: src})
		}
	})
}

// isFile tells whether a link leads to a file of the knowledge, as that stands in the file that links to it or from the
// top of the project.
func isFile(file, link string) bool {
	link = path.Clean(strings.TrimPrefix(link, "/"))
	for strings.HasPrefix(link, "../") {
		link = link[len("../"):]
	}
	return file == link || strings.HasSuffix(file, "/"+link)
}

// takeCode puts the code of the cited entries in the place of the blocks that the model wrote. A block that
// is none of theirs is taken out where there is another to be attached, and else is a fault.
func takeCode(reply *chat.Reply, known []kb.Code) {
	lines := strings.Split(reply.Text, "\n")
	var said []string
	from := 0
	for _, fence := range kb.Fences(lines) {
		said = append(said, lines[from:fence.Start]...)
		from = min(fence.End+1, len(lines))
		near, ok := nearest(fence.Text, known)
		switch {
		case ok:
			if !slices.Contains(reply.Code, near) {
				reply.Code = append(reply.Code, near)
			}
			said = append(said, kb.Fenced(near.Language, near.Text))
		case len(known) == 0:
			said = append(said, lines[fence.Start:from]...)
			first, _, _ := strings.Cut(strings.TrimSpace(fence.Text), "\n")
			reply.Faults = append(reply.Faults, chat.Fault{Check: "code", Want: "code of a cited entry", Got: first})
		}
	}
	said = append(said, lines[from:]...)
	reply.Text = strings.TrimSpace(strings.Join(said, "\n"))
}

// alike is the share of the words of a block that another has to have to be the same, as a model has
// remembered it.
const alike = 0.6

// nearest gives the code that a block was meant to be.
func nearest(block string, known []kb.Code) (kb.Code, bool) {
	best, most := -1, alike
	for i, c := range known {
		if shared := overlap(block, c.Text); shared >= most {
			best, most = i, shared
		}
	}
	if best < 0 {
		return kb.Code{}, false
	}
	return known[best], true
}

// overlap is the share of words that two texts have in common, of all that they have (Jaccard 1901).
func overlap(a, b string) float64 {
	in := map[string]int{}
	for i, s := range []string{a, b} {
		for _, w := range text.Words(s) {
			in[w.Text] |= 1 << i
		}
	}
	both := 0
	for _, sides := range in {
		if sides == 3 {
			both++
		}
	}
	if len(in) == 0 {
		return 0
	}
	return float64(both) / float64(len(in))
}

// needed gives the code of an entry that a question needs: of several blocks the one that it speaks of.
func needed(e *kb.Entry, question string) []kb.Code {
	body := chat.NeededCode(e.Body, question)
	if body == e.Body {
		return e.Code
	}
	return slices.DeleteFunc(slices.Clone(e.Code), func(c kb.Code) bool {
		return !strings.Contains(body, strings.TrimRight(c.Text, "\n"))
	})
}
