package source

// outline knows the headings above the one that is read.
type outline struct {
	titles []string
	levels []int
}

// newOutline begins with the title of the page, where its front matter has one.
func newOutline(title string) *outline {
	if title == "" {
		return &outline{}
	}
	return &outline{titles: []string{title}, levels: []int{0}}
}

// enter goes to a section and gives the path that leads to it.
func (o *outline) enter(s section) []string {
	if s.level == 0 {
		return nil
	}
	if len(o.levels) > 0 && o.levels[0] == 0 && o.titles[0] == s.title {
		o.titles, o.levels = nil, nil // the page says its title twice
	}
	for len(o.levels) > 0 && o.levels[len(o.levels)-1] >= s.level {
		o.titles, o.levels = o.titles[:len(o.titles)-1], o.levels[:len(o.levels)-1]
	}
	path := append([]string(nil), o.titles...)
	o.titles, o.levels = append(o.titles, s.title), append(o.levels, s.level)
	return path
}
