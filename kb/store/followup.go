package store

import (
	"strings"

	"firstline/kb/text"
)

// reading is what is searched: the question, and what it carries over from its conversation.
type reading []part

type part struct {
	said   string // as the customer wrote it
	text   string // in the company's words
	weight float64
}

// with puts a reading in the company's words.
func (r reading) with(s synonyms) reading {
	for i := range r {
		r[i].text = s.read(r[i].said)
	}
	return r
}

// String is the reading as one text, as it is shown to people.
func (r reading) String() string {
	texts := make([]string, len(r))
	for i, p := range r {
		texts[i] = p.text
	}
	return strings.Join(texts, " ")
}

// maxCarried is how many earlier turns a question can lean on.
const maxCarried = 2

// read gives the reading of a question. One that leans on the conversation («А за год?», "and per
// year?") carries over the turns before it, the newest first, up to the one that stands alone. A
// question that stands alone carries nothing.
func read(question string, history []string) reading {
	r := reading{{said: question, text: question, weight: 1}}
	for i := len(history) - 1; i >= 0 && len(r) <= maxCarried && leans(r[len(r)-1].text); i-- {
		r = append(r, part{said: history[i], text: history[i], weight: historyWeight})
	}
	return r
}

// leans says whether a text needs what was said before it: it has at most one word with a subject
// of its own, or at most three and it begins as a continuation does.
func leans(s string) bool {
	words := text.Words(s)
	subjects := 0
	for _, w := range words {
		if !text.Stop(w.Text) {
			subjects++
		}
	}
	return subjects <= 1 || subjects <= 3 && continues(words)
}

// continues says whether a text begins by taking up another («а для двух?», "what about two?"),
// or points back at it («как его подключить?»).
func continues(words []text.Word) bool {
	switch words[0].Text {
	case "а", "и", "или", "но", "and", "or", "but":
		return true
	}
	if len(words) > 1 && words[1].Text == "about" && (words[0].Text == "what" || words[0].Text == "how") {
		return true
	}
	for _, w := range words {
		switch w.Text {
		case "он", "она", "оно", "они", "его", "ее", "их", "него", "нее", "них", "ему", "ей", "им", "этого", "этот", "эта", "это",
			"it", "its", "they", "them", "that", "this", "those", "these":
			return true
		}
	}
	return false
}
