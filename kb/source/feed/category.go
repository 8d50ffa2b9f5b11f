package feed

import "slices"

// category is a heading of a feed: its id, and that of the one above it.
type category struct {
	id, name, parent string
	line             int
	path             []string
	done             bool
}

// categories are the headings of a feed by their ids. They are looked up when all are known: a
// feed may give them in any order, and behind its items.
type categories struct {
	collector *collector
	byID      map[string]*category
	order     []*category
}

func newCategories(c *collector) categories {
	return categories{collector: c, byID: map[string]*category{}}
}

// known takes a category. Of two with the same id the first one counts.
func (g *categories) known(c *category) {
	if first := g.byID[c.id]; first != nil && c.id != "" {
		g.collector.finding(BadCategory, c.line, "", "the category %s is already that of line %d", c.id, first.line)
		return
	}
	g.byID[c.id] = c
	g.order = append(g.order, c)
}

// check reports categories whose parent is missing, and those that stand above themselves.
func (g *categories) check() {
	for _, c := range g.order {
		g.resolve(c)
	}
}

// resolve gives the way to a category from the top, itself included. Where the way up is broken,
// by a parent that is missing or stands below, or longer than any shop's, it begins there.
func (g *categories) resolve(c *category) []string {
	var up []*category
	path := []string(nil)
	for at := c; ; {
		if at.done && len(at.path)+len(up) < g.collector.depth {
			path = at.path
			break
		}
		if at.done || len(up) >= g.collector.depth || slices.Contains(up, at) {
			g.collector.finding(BadCategory, at.line, "", "the category %s stands above itself, or below more than %d others", at.id, g.collector.depth)
			break
		}
		up = append(up, at)
		if at.parent == "" || at.parent == "0" && g.byID["0"] == nil {
			break
		}
		parent := g.byID[at.parent]
		if parent == nil {
			g.collector.finding(BadCategory, at.line, "", "the parent %s of the category %s is missing", at.parent, at.id)
			break
		}
		at = parent
	}
	for _, at := range slices.Backward(up) {
		path = slices.Clone(path)
		if name := clean(at.name); name != "" {
			path = append(path, name)
		}
		at.path, at.done = path, true
	}
	return c.path
}

// lookup gives the way to the category of an id; a missing one is a finding.
func (g *categories) lookup(id string, line int) []string {
	c := g.byID[id]
	if c == nil {
		if len(g.byID) > 0 {
			g.collector.finding(BadCategory, line, "", "the category %s is missing", id)
		}
		return nil
	}
	return g.resolve(c)
}
