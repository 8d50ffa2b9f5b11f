package source

import "strings"

// steps are the numbered lists that are open on a page, the outermost first.
type steps []numberedList

// numberedList is how far its marks are indented, and how many of its items there were.
type numberedList struct{ indent, count int }

// next gives the order of an item among the steps of its list, whatever number stands there: 1. 1. 1. is
// numbered as 1. 2. 3. is. It is 0 for an item with a bullet.
func (s *steps) next(item string) int {
	mark := strings.TrimLeft(item, " \t")
	indent := indentOf(item)
	for n := len(*s); n > 0 && (*s)[n-1].indent > indent; n-- {
		*s = (*s)[:n-1]
	}
	if mark == "" || mark[0] < '0' || mark[0] > '9' {
		return 0
	}
	if n := len(*s); n == 0 || (*s)[n-1].indent < indent {
		*s = append(*s, numberedList{indent: indent})
	}
	last := &(*s)[len(*s)-1]
	last.count++
	return last.count
}
