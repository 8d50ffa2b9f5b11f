package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode"
)

// headings knows the sizes of letters in a document.
type headings struct {
	body  float64   // the size of most letters
	sizes []float64 // of headings, the largest first
}

func newHeadings(pages [][]row) headings {
	letters := map[float64]int{}
	for _, rows := range pages {
		for i := range rows {
			letters[half(rows[i].size)] += rows[i].length()
		}
	}
	var h headings
	most := 0
	for size, count := range letters {
		if count > most || count == most && size < h.body {
			h.body, most = size, count
		}
	}
	met := map[float64]bool{}
	for _, rows := range pages {
		for i := range rows {
			if size := half(rows[i].size); h.large(&rows[i]) && !met[size] {
				met[size] = true
				h.sizes = append(h.sizes, size)
			}
		}
	}
	slices.Sort(h.sizes)
	slices.Reverse(h.sizes)
	return h
}

func half(size float64) float64 { return math.Round(size*2) / 2 }

func (h *headings) large(r *row) bool {
	return half(r.size) >= h.body*1.12 && isTitle(r)
}

// isTitle tells whether a row reads like a heading and not like text, a price or a number.
func isTitle(r *row) bool {
	const long = 140
	text := r.text()
	letters := 0
	for _, c := range text {
		if unicode.IsLetter(c) {
			letters++
		}
	}
	return len(r.cells) == 1 && !r.mono && letters > 2 && r.length() <= long && !strings.HasSuffix(text, ";") && !strings.HasSuffix(text, ",")
}

// level gives the level of the heading that a row is, 0 where it is none: larger letters than the
// body's, or a bold line of its own.
func (h *headings) level(rows []row, at int) int {
	r := &rows[at]
	if h.large(r) {
		at, _ := slices.BinarySearchFunc(h.sizes, half(r.size), func(a, b float64) int {
			switch {
			case a > b:
				return -1
			case a < b:
				return 1
			}
			return 0
		})
		return min(at+1, 6)
	}
	const long = 100
	_, _, marked := cutMark(r.text())
	if !r.bold || !isTitle(r) || r.length() > long || strings.HasSuffix(r.text(), ".") || marked && !strings.HasSuffix(r.text(), "?") {
		return 0
	}
	for next := at + 1; next < len(rows) && next <= at+3; next++ {
		if !rows[next].bold || len(rows[next].cells) > 1 {
			return min(max(len(h.sizes)+1, 2), 6)
		}
	}
	return 0
}
