package llm

import (
	"slices"
	"strings"

	"firstline/eval/chat"
	"firstline/kb"
)

// cited takes the citations out of a text, and resolves them to the entries that the model was given. One
// that names no such entry is a fault.
func (t *turn) cited(text string, reply *chat.Reply) (string, []*kb.Entry) {
	var entries []*kb.Entry
	known := t.given()
	text = withoutMarkers(text, func(inner string) bool {
		for _, id := range ids(inner, known) {
			entry, ok := known[id]
			switch {
			case !ok:
				reply.Faults = append(reply.Faults, chat.Fault{Check: "cites", Want: "an entry that the model was given", Got: id})
			case !slices.Contains(reply.Entries, entry.ID):
				reply.Entries = append(reply.Entries, entry.ID)
				entries = append(entries, entry)
			}
		}
		return true
	})
	return text, entries
}

// ids gives the ids of a marker, which are one, or several with commas between them. A heading's mark
// before an id does not count.
func ids(inner string, known map[string]*kb.Entry) []string {
	clean := func(id string) string {
		return strings.TrimSpace(strings.TrimLeft(strings.Trim(strings.TrimSpace(id), "`"), "# "))
	}
	if whole := clean(inner); known[whole] != nil {
		return []string{whole}
	}
	var all []string
	for id := range strings.FieldsFuncSeq(inner, func(r rune) bool { return r == ',' || r == ';' }) {
		if id = clean(id); id != "" {
			all = append(all, id)
		}
	}
	return all
}

// given maps the ids of the entries that the model was given.
func (t *turn) given() map[string]*kb.Entry {
	known := map[string]*kb.Entry{}
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
