package llm

import (
	"slices"
	"strings"

	"firstline/eval/chat"
	"firstline/kb"
	"firstline/kb/text"
)

// cited takes the citations out of a text, and resolves them to the entries that the model was given. One
// that names no such entry is a fault.
func (t *turn) cited(said string, reply *chat.Reply) (string, []*kb.Entry) {
	var entries []*kb.Entry
	known := t.given()
	said = withoutMarkers(usualMarks(said, known), func(inner string) bool {
		for _, id := range ids(inner, known) {
			entry := known.find(id)
			switch {
			case entry == nil:
				reply.Faults = append(reply.Faults, chat.Fault{Check: "cites", Want: "an entry that the model was given", Got: id})
			case !slices.Contains(reply.Entries, entry.ID):
				reply.Entries = append(reply.Entries, entry.ID)
				entries = append(entries, entry)
			}
		}
		return true
	})
	return said, entries
}

// usualMarks puts into double brackets what a model has cited in others, where it names an entry: [id], 【id】, [[id.
func usualMarks(said string, known given) string {
	return chat.OutsideCode(said, func(line string) (string, bool) {
		return otherMarks().ReplaceAllStringFunc(line, func(found string) string {
			inner, _, _ := strings.Cut(strings.TrimLeft(found, "[【"), "]")
			inner = strings.TrimSuffix(inner, "】")
			if strings.HasPrefix(found, "[[") && strings.HasSuffix(found, "]]") || known.find(clean(inner)) == nil {
				return found
			}
			return "[[" + inner + "]]"
		}), true
	})
}

var otherMarks = text.Pattern(`\[{1,3}[^\[\]\n]+(?:\]{1,3}(?:\([^()\n]*\))?|$)|【[^【】\n]+】`)

// ids gives the ids of a marker, which are one, or several with commas between them. What stands behind a bar is a
// title of the model's own.
func ids(inner string, known given) []string {
	if whole := clean(inner); known.find(whole) != nil {
		return []string{whole}
	}
	var all []string
	for id := range strings.FieldsFuncSeq(inner, func(r rune) bool { return r == ',' || r == ';' }) {
		id, _, _ = strings.Cut(id, "|")
		if id = clean(id); id != "" {
			all = append(all, id)
		}
	}
	return all
}

// clean gives an id without the mark of a heading before it.
func clean(id string) string {
	id = strings.Trim(strings.TrimSpace(id), "`")
	if bare := strings.TrimLeft(id, "#"); strings.HasPrefix(bare, " ") {
		return strings.TrimSpace(bare)
	}
	return id
}

// given are the entries that a model was given, by their ids.
type given map[string]*kb.Entry

// find gives the entry of an id, in whatever case and with whatever blanks, or of its end behind #, where that is of one
// entry alone; nil where there is none.
func (g given) find(id string) *kb.Entry {
	if entry := g[id]; entry != nil || id == "" {
		return entry
	}
	var found *kb.Entry
	wanted := plain(id)
	for known, entry := range g {
		same := plain(known) == wanted || strings.HasPrefix(wanted, "#") && strings.HasSuffix(plain(known), wanted)
		if same && found != nil {
			return nil
		}
		if same {
			found = entry
		}
	}
	return found
}

// plain is an id in small letters, without blanks.
func plain(id string) string { return strings.Join(strings.Fields(strings.ToLower(id)), "") }

// given gives the entries that the model was given.
func (t *turn) given() given {
	known := given{}
	add := func(hits []kb.Hit) {
		for _, hit := range hits {
			if hit.Entry != nil {
				known[hit.Entry.ID] = hit.Entry
			}
		}
	}
	for _, found := range t.asked.Found {
		add(found.Hits)
	}
	add(t.looked)
	return known
}
