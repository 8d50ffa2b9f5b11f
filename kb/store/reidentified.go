package store

import (
	"slices"
	"strings"
	"unicode"

	"firstline/kb"
	"firstline/kb/text"
)

// edit is a source before and after, in entries; was is nil for one that came, now for one that went.
type edit struct{ was, now []kb.Entry }

// reidentified finds for the entries whose id is new which of the same source they were: an id holds the
// article number, which may be corrected, and what tells rows of one number apart, which may be needed no
// more. They are the same thing where all but the prices is the same, else by their name, else by their
// article number; of several, one after the other. It gives the old id by the new one.
func reidentified(edits []edit, before map[string]*kb.Entry) map[string]string {
	found := map[string]string{}
	var after map[string]*kb.Entry
	for _, e := range edits {
		fresh := absent(e.now, before)
		if len(fresh) == 0 || len(e.was) == 0 {
			continue
		}
		if after == nil {
			after = byID(edits, func(e edit) []kb.Entry { return e.now })
		}
		gone := absent(e.was, after)
		for _, name := range []func(*kb.Entry) string{unpriced, nameInPath, nameAlone, articleOf} {
			gone, fresh = pair(gone, fresh, name, found)
		}
	}
	return found
}

// byID gives all entries of a side of the edits by their ids.
func byID(edits []edit, side func(edit) []kb.Entry) map[string]*kb.Entry {
	all := map[string]*kb.Entry{}
	for _, e := range edits {
		entries := side(e)
		for i := range entries {
			all[entries[i].ID] = &entries[i]
		}
	}
	return all
}

// absent gives the entries whose ids are not among others.
func absent(entries []kb.Entry, others map[string]*kb.Entry) []*kb.Entry {
	var all []*kb.Entry
	for i := range entries {
		if others[entries[i].ID] == nil {
			all = append(all, &entries[i])
		}
	}
	return all
}

// pair adds the entries that have one name to those that are found, and gives the others. An entry
// whose name is empty has none.
func pair(gone, fresh []*kb.Entry, name func(*kb.Entry) string, found map[string]string) (goneStill, freshStill []*kb.Entry) {
	named := map[string][]*kb.Entry{}
	for _, e := range gone {
		named[name(e)] = append(named[name(e)], e)
	}
	delete(named, "")
	taken := map[*kb.Entry]bool{}
	for _, e := range fresh {
		same := named[name(e)]
		if len(same) == 0 {
			freshStill = append(freshStill, e)
			continue
		}
		taken[same[0]] = true
		found[e.ID] = same[0].ID
		named[name(e)] = same[1:]
	}
	return slices.DeleteFunc(gone, func(e *kb.Entry) bool { return taken[e] }), freshStill
}

// unpriced is all that an entry says but for its prices.
func unpriced(e *kb.Entry) string {
	said := slices.DeleteFunc(lines(e), func(line string) bool {
		return slices.ContainsFunc(e.Prices, func(p kb.Price) bool { return p.Text != "" && strings.Contains(line, p.Text) })
	})
	return strings.Join(said, "\n")
}

// nameInPath is what an entry is called, and where it belongs.
func nameInPath(e *kb.Entry) string {
	name := nameAlone(e)
	if name == "" {
		return ""
	}
	return text.Slug(strings.Join(e.Path, " ")) + "#" + name
}

// nameAlone is what an entry of a kind is called.
func nameAlone(e *kb.Entry) string {
	if name := text.Slug(e.Title); name != "" {
		return string(e.Kind) + "#" + name
	}
	return ""
}

// articleOf is the article number of an item: the value of its row with which its id begins. One
// without a digit may be any word.
func articleOf(e *kb.Entry) string {
	if e.Kind != kb.Item {
		return ""
	}
	name := e.ID[strings.LastIndex(e.ID, "#")+1:]
	for line := range strings.SplitSeq(e.Body, "\n") {
		_, value, _ := strings.Cut(line, ": ")
		if slug := text.Slug(value); strings.ContainsFunc(slug, unicode.IsDigit) && (name == slug || strings.HasPrefix(name, slug+"-")) {
			return slug
		}
	}
	return ""
}
