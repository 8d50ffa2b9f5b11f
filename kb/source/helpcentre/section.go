package helpcentre

import "slices"

// section is a heading of a help centre, with the one above it.
type section struct{ name, parent string }

// section takes a section, folder or collection, or a category. Their ids may be the same, so
// that each has its kind before it.
func (r *reader) section(rec record) {
	o := rec.fields
	s := section{name: o.title()}
	switch {
	case o.text("parent_section_id") != "":
		s.parent = "sections " + o.text("parent_section_id")
	case o.text("parent_id") != "":
		s.parent = rec.list + " " + o.text("parent_id")
	case o.text("category_id") != "":
		s.parent = "categories " + o.text("category_id")
	}
	r.sections[rec.list+" "+o.text("id")] = s
}

// way gives the headings that an article stands under, from the top: those of the export, else
// those that the article names itself.
func (r *reader) way(o object) []string {
	for _, id := range []string{
		"sections " + o.text("section_id"), "sections " + o.text("folder_id"), "sections " + o.text("parent_id"),
		"sections " + o.text("collection_id"), "categories " + o.text("category_id"), "categories " + o.object("category").text("id"),
	} {
		if way := r.up(id); way != nil {
			return way
		}
	}
	for _, key := range []string{"path", "breadcrumbs", "parents"} {
		if way := o.texts(key); way != nil {
			return way
		}
	}
	var way []string
	for _, key := range []string{"category", "collection", "section", "folder"} {
		name := o.object(key).title()
		if name == "" {
			name = o.text(key)
		}
		if name == "" {
			name = o.text(key + "_name")
		}
		if name != "" {
			way = append(way, name)
		}
	}
	return way
}

// up gives the way to a section from the top. One that stands above itself ends it.
func (r *reader) up(id string) []string {
	var way, seen []string
	for !slices.Contains(seen, id) && len(seen) < maxDepth {
		s, ok := r.sections[id]
		if !ok {
			break
		}
		seen = append(seen, id)
		if s.name != "" {
			way = append(way, s.name)
		}
		id = s.parent
	}
	slices.Reverse(way)
	return way
}
