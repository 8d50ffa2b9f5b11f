package feed

import (
	"fmt"
	"strings"
)

// isTable tells a product table by its header: id, title and price, and what no price list has.
func isTable(head string) bool {
	delim, names := header(head)
	has := map[string]bool{}
	for _, name := range names {
		has[name] = true
	}
	return delim != 0 && has["id"] && has["title"] && has["price"] &&
		(has["link"] || has["availability"] || has["image_link"] || has["google_product_category"] || has["product_type"] || has["gtin"])
}

// header reads the names of the columns from the first line that is not blank. The delimiter is
// the one that gives most of them.
func header(head string) (delim byte, names []string) {
	line, _, _ := strings.Cut(strings.TrimLeft(strings.TrimPrefix(head, "\ufeff"), " \r\n"), "\n")
	for _, candidate := range []byte("\t,;") {
		if n := strings.Count(line, string(candidate)); n > strings.Count(line, string(delim)) || delim == 0 && n > 0 {
			delim = candidate
		}
	}
	if delim == 0 {
		return 0, nil
	}
	row := (&rows{text: line, delim: delim}).next()
	for _, cell := range row.cells {
		names = append(names, column(cell))
	}
	return delim, names
}

// column gives the name of an attribute as the XML has it: Sale Price, g:sale_price.
func column(cell string) string {
	name, _, _ := strings.Cut(strings.ToLower(clean(cell)), "(")
	name = strings.TrimPrefix(name, "g:")
	return strings.NewReplacer(" ", "_", "-", "_").Replace(strings.TrimSpace(name))
}

// readTable reads products of which each is a row.
func readTable(c *collector, text string) (*Feed, error) {
	delim, names := header(head(text))
	r := &rows{text: strings.TrimPrefix(text, "\ufeff"), delim: delim}
	headed := false
	for row := r.next(); row != nil; row = r.next() {
		switch {
		case row.blank():
			c.feed.Rows.Blank++
			c.feed.Rows.Total++
		case !headed:
			headed = true
			c.heading()
		case c.feed.Rows.Skipped > c.items:
			return nil, c.tooMany(row.line)
		case row.filled > len(names):
			c.skip(row.line, "the row has more cells than the header")
			c.finding(BadRecord, row.line, "put a cell with the delimiter in it into quotes", "the row has %d cells, the header %d", row.filled, len(names))
		default:
			p, err := c.row(row, names)
			if err != nil {
				return nil, err
			}
			if err := c.product(p); err != nil {
				return nil, err
			}
		}
	}
	return c.finish(Merchant), nil
}

func (c *collector) row(row *row, names []string) (*product, error) {
	p := newProduct(row.line, row.end)
	for i, cell := range row.cells[:min(len(row.cells), len(names))] {
		if len(cell) > c.value {
			return nil, c.refuse(row.line, fmt.Sprintf("a value is longer than %d bytes", c.value), "")
		}
		if names[i] != "" {
			p.set(names[i], cell)
		}
	}
	return p, nil
}

// rows cuts a text into rows and cells. A cell is quoted where its first character is a quote and
// another one ends it; else a quote is a character like any other (24" monitor).
type rows struct {
	text  string
	delim byte
	line  int // of the last row's end, from 0
	row   row
	spent int // bytes that were searched for the end of a quote
}

type row struct {
	cells     []string // no more of them than maxCells
	filled    int      // the number of cells up to the last one that is not empty
	line, end int
}

const maxCells = 1000

func (r *row) blank() bool { return r.filled == 0 }

// add takes cell n of a row, counted from 1.
func (r *row) add(n int, cell string) {
	if n <= maxCells {
		r.cells = append(r.cells, cell)
	}
	if strings.TrimSpace(cell) != "" {
		r.filled = n
	}
}

// next gives the next row, nil at the end. It holds until the one after it is asked for.
func (r *rows) next() *row {
	if r.text == "" {
		return nil
	}
	r.row = row{line: r.line + 1, cells: r.row.cells[:0]}
	out := &r.row
	for n := 1; ; n++ {
		cell, rest := r.cell()
		r.line += strings.Count(cell, "\n")
		out.add(n, unquote(cell))
		switch {
		case rest == "":
			r.text, out.end = "", r.line+1
			return out
		case rest[0] == '\n':
			r.text, out.end = rest[1:], r.line+1
			r.line++
			return out
		}
		if r.text = rest[1:]; r.text == "" {
			out.end = r.line + 1
			return out
		}
	}
}

// maxSpent bounds the search for the ends of quotes, in bytes. A table searches every byte once;
// only one of nothing but open quotes comes near.
const maxSpent = 1 << 28

// cell cuts the next cell off, with its quotes; rest begins with a delimiter or a line end.
func (r *rows) cell() (cell, rest string) {
	if at := r.quoted(); at > 0 {
		return r.text[:at], strings.TrimPrefix(r.text[at:], "\r")
	}
	end := strings.IndexAny(r.text, string([]byte{r.delim, '\n'}))
	if end < 0 {
		end = len(r.text)
	}
	return r.text[:end], r.text[end:]
}

// quoted gives the end of a quoted cell, 0 where the next cell is none.
func (r *rows) quoted() int {
	if !strings.HasPrefix(r.text, `"`) {
		return 0
	}
	for at := 1; r.spent < maxSpent; {
		i := strings.IndexByte(r.text[at:], '"')
		if i < 0 {
			r.spent += len(r.text) - at
			return 0
		}
		r.spent += i + 1
		at += i + 1
		if at < len(r.text) && r.text[at] == '"' {
			at++
			continue
		}
		if tail := strings.TrimPrefix(r.text[at:], "\r"); tail == "" || tail[0] == r.delim || tail[0] == '\n' {
			return at
		}
		return 0
	}
	return 0
}

func unquote(cell string) string {
	cell = strings.TrimSuffix(cell, "\r")
	if len(cell) >= 2 && cell[0] == '"' && cell[len(cell)-1] == '"' {
		return strings.ReplaceAll(cell[1:len(cell)-1], `""`, `"`)
	}
	return cell
}
