package pdf

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"firstline/kb/source/md"
	"firstline/kb/text"
)

// edge is how many rows from the top and the bottom of a page may be repeated on every page.
const edge = 3

// margins knows what is repeated at the edges of the pages of a document.
type margins struct {
	pages   int
	seen    map[string]int // on how many pages a row stands, by its signature
	offsets map[int]int    // on how many pages a number differs so much from that of the page
}

// dropMargins takes out what is repeated at the edges of the pages, and the numbers of the pages.
func (d *Document) dropMargins(pages [][]row) {
	m := newMargins(pages)
	words, first := 0, 0
	for n, rows := range pages {
		atEdge := edges(rows)
		kept := make([]row, 0, len(rows))
		for i := range rows {
			if !slices.Contains(atEdge, i) || !m.hold(&rows[i]) {
				kept = append(kept, rows[i])
				continue
			}
			words += len(strings.Fields(rows[i].text()))
			first = cmp.Or(first, rows[i].page)
		}
		pages[n] = kept
	}
	if words > 0 {
		d.Notes = append(d.Notes, md.Note{Line: first, Message: fmt.Sprintf("left out %d words of page numbers and repeated headers and footers", words)})
	}
}

func newMargins(pages [][]row) margins {
	m := margins{pages: len(pages), seen: map[string]int{}, offsets: map[int]int{}}
	for _, rows := range pages {
		met, numbers := map[string]bool{}, map[int]bool{}
		for _, i := range edges(rows) {
			met[signature(&rows[i])] = true
			if number, ok := pageNumber(&rows[i]); ok {
				numbers[number-rows[i].page] = true
			}
		}
		for s := range met {
			m.seen[s]++
		}
		for offset := range numbers {
			m.offsets[offset]++
		}
	}
	return m
}

// hold tells whether a row at the edge of a page belongs to the margins: it is repeated on half of
// the pages, or it counts them.
func (m *margins) hold(r *row) bool {
	number, ok := pageNumber(r)
	return m.seen[signature(r)] >= max(3, (m.pages+1)/2) ||
		ok && m.pages > 1 && m.offsets[number-r.page] >= max(2, m.pages/2)
}

// edges gives the rows nearest to the top and to the bottom of a page.
func edges(rows []row) []int {
	var all []int
	for i := range rows {
		above, below := 0, 0
		for j := range rows {
			if rows[j].base > rows[i].base+1 {
				above++
			}
			if rows[j].base < rows[i].base-1 {
				below++
			}
			if above >= edge && below >= edge {
				break
			}
		}
		if above < edge || below < edge {
			all = append(all, i)
		}
	}
	return all
}

// signature is a row as it is repeated on other pages: its words, digits aside, and its height.
func signature(r *row) string {
	words := strings.Map(func(c rune) rune {
		if '0' <= c && c <= '9' {
			return '#'
		}
		return c
	}, text.Fold(r.text()))
	for strings.Contains(words, "##") {
		words = strings.ReplaceAll(words, "##", "#")
	}
	return fmt.Sprintf("%.0f %s", math.Round(r.base/4), words)
}

// pageNumber reads 3, - 3 -, стр. 3, Page 3 of 10.
func pageNumber(r *row) (int, bool) {
	words := strings.Fields(strings.Trim(text.Fold(r.text()), "-| "))
	if len(words) > 1 && (strings.HasPrefix("страница", strings.TrimRight(words[0], ".")) || words[0] == "page" || words[0] == "p.") {
		words = words[1:]
	}
	if len(words) == 0 || len(words) > 1 && (len(words) != 3 || words[1] != "из" && words[1] != "of" && words[1] != "/") {
		return 0, false
	}
	number, err := strconv.Atoi(strings.TrimRight(words[0], "."))
	return number, err == nil && len(words[0]) <= 5
}
