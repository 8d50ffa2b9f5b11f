package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"firstline/cmd/firstline/internal/account"
	"firstline/cmd/firstline/internal/ui"
	"firstline/eval/report"
	"firstline/kb"
)

func (a *app) printSource(s *kb.Source, in input, wide bool) error {
	if a.json() {
		for _, e := range s.Entries {
			if err := writeJSONL(a.out, e); err != nil {
				return err
			}
		}
		a.noteAccount(s)
		return nil
	}
	width := a.printWidth()
	if wide {
		width = 0
	}
	fmt.Fprintf(a.out, "%s  %s\n\n", a.styles().Title.Render(ui.Name(s.Path)), kindText(s))
	if s.Kind == kb.KindPrices {
		a.printPrices(s, width, wide, in.missing)
	} else {
		for i := range s.Entries {
			a.printEntry(&s.Entries[i], width, in.missing)
		}
	}
	fmt.Fprintf(a.out, "%s\n", accountText(s, len(s.Entries)))
	a.printRemarks(account.Remarks(s.Path, s.Skipped, s.Problems))
	fmt.Fprintln(a.out)
	return nil
}

// kindText is what a source is, and its encoding where it is a text.
func kindText(s *kb.Source) string {
	if s.Encoding == "" {
		return string(s.Kind)
	}
	return string(s.Kind) + ", " + encodingText(s)
}

// encodingText is a source's encoding, with its certainty where it is a guess: windows-1251 (87 %).
func encodingText(s *kb.Source) string {
	if certainty := account.Certainty(s); certainty < 1 && s.Encoding != "" {
		return fmt.Sprintf("%s (%.0f %%)", s.Encoding, 100*certainty)
	}
	return s.Encoding
}

// printPrices shows a price list as the tables that it is, each sheet as one, and what stands around
// them as cards.
func (a *app) printPrices(s *kb.Source, width int, wide bool, missing func(src string) bool) {
	sheet := ""
	for rest := s.Entries; len(rest) > 0; {
		first := &rest[0]
		n := slices.IndexFunc(rest, func(e kb.Entry) bool {
			return e.Source.Sheet != first.Source.Sheet || isWords(&e) != isWords(first)
		})
		if n < 0 {
			n = len(rest)
		}
		if first.Source.Sheet != sheet {
			sheet = first.Source.Sheet
			fmt.Fprintln(a.out, a.styles().Title.Render(ui.Name(sheet)))
		}
		if !isWords(first) {
			a.printPriceTable(s.Path, rest[:n], width, wide)
		} else {
			for i := range rest[:n] {
				a.printEntry(&rest[i], width, missing)
			}
		}
		rest = rest[n:]
	}
}

// isWords tells whether an entry of a price list is no item, and says nothing in a row of a table.
func isWords(e *kb.Entry) bool { return e.Kind == kb.Section || e.Kind == kb.FAQ }

// printPriceTable shows items with a column for each price that they have, or one for all where they
// have many; with wide also what else is said of them.
func (a *app) printPriceTable(file string, items []kb.Entry, width int, wide bool) {
	labels := labelsOf(items)
	table := ui.Table{Header: []string{" line", "id", "title", "path"}, Width: width}
	for _, label := range withoutCommon(labels) {
		table.Header = append(table.Header, " "+cmp.Or(label, "price"))
	}
	if labels == nil {
		table.Header = append(table.Header, "prices")
	}
	if wide {
		table.Header = append(table.Header, "more")
	}
	for i := range items {
		e := &items[i]
		at := e.Source
		at.Sheet = "" // it stands above the table
		row := []string{account.Lines(at), strings.TrimPrefix(e.ID, file), e.Title, pathText(e.Path, width)}
		row = append(row, priceCells(e.Prices, labels)...)
		if wide {
			row = append(row, more(e))
		}
		table.Rows = append(table.Rows, row)
	}
	const narrow, few = 100, 2
	if width > 0 && width < narrow && len(labels) > few {
		table = table.Without("id") // so that the titles have room
	}
	a.styles().Print(a.out, table.WithoutEmpty())
	fmt.Fprintln(a.out)
}

// pathText is the path of an item; on a terminal only the end of a long one, which tells items apart.
func pathText(path []string, width int) string {
	const long = 24 // letters
	whole := strings.Join(path, " › ")
	if width > 0 && len(path) > 1 && utf8.RuneCountInString(whole) > long {
		return "… › " + path[len(path)-1]
	}
	return whole
}

// labelsOf gives what the prices of items are the prices of, in the order in which they come; nil
// where there is more than fits side by side.
func labelsOf(entries []kb.Entry) []string {
	const most = 5
	labels := []string{}
	for i := range entries {
		for _, p := range entries[i].Prices {
			if !slices.Contains(labels, p.Label) {
				labels = append(labels, p.Label)
			}
		}
	}
	if len(labels) > most {
		return nil
	}
	return labels
}

// withoutCommon leaves out the words before a dash with which all labels begin: in a header of two
// lines they stand above all of the columns.
func withoutCommon(labels []string) []string {
	if len(labels) < 2 {
		return labels
	}
	const dash = " — "
	common, _, found := strings.Cut(labels[0], dash)
	short := make([]string, len(labels))
	for i, label := range labels {
		rest, has := strings.CutPrefix(label, common+dash)
		if !found || !has {
			return labels
		}
		short[i] = rest
	}
	return short
}

// priceCells are the prices of an item by their labels, or all in one cell.
func priceCells(prices []kb.Price, labels []string) []string {
	if labels == nil {
		var all []string
		for _, p := range prices {
			all = append(all, priceLine(p))
		}
		return []string{strings.Join(all, "; ")}
	}
	cells := make([]string, len(labels))
	for _, p := range prices {
		cell := &cells[slices.Index(labels, p.Label)]
		*cell = strings.TrimPrefix(*cell+"; "+priceText(p), "; ")
	}
	return cells
}

// more is what an item says besides its title and its prices.
func more(e *kb.Entry) string {
	var parts []string
	for line := range strings.SplitSeq(e.Body, "\n") {
		repeats := slices.ContainsFunc(e.Prices, func(p kb.Price) bool { return line == p.Line() || line == p.Label+": "+p.Text || line == p.Text })
		if line = strings.TrimSpace(line); line != "" && !repeats {
			parts = append(parts, line)
		}
	}
	return strings.Join(parts, " · ")
}

// printRemarks lists what was skipped and what is doubtful, with hints.
func (a *app) printRemarks(remarks []account.Remark) {
	styles := a.styles()
	for _, r := range remarks {
		style := styles.Warn
		if r.Label == account.Error {
			style = styles.Bad
		}
		fmt.Fprintf(a.out, "%s: %s %s\n", ui.Plain(r.Place()), style.Render(r.Label+":"), ui.Plain(remarkText(r)))
		if r.Hint != "" {
			fmt.Fprintf(a.out, "  hint: %s\n", ui.Plain(r.Hint))
		}
	}
}

// remarkText is what a remark says, and of how many rows it is said.
func remarkText(r account.Remark) string {
	if r.Records > 1 {
		return fmt.Sprintf("%s (%s)", r.Message, report.Many(r.Records, "line"))
	}
	return r.Message
}

// noteAccount says on stderr what a JSON reader does not see in the entries.
func (a *app) noteAccount(s *kb.Source) {
	a.note("%s: %s; %s", ui.Name(s.Path), kindText(s), accountText(s, len(s.Entries)))
	for _, r := range account.Remarks(s.Path, s.Skipped, s.Problems) {
		a.note("%s: %s: %s", r.Place(), r.Label, remarkText(r))
	}
}

// accountText tells where every row went.
func accountText(s *kb.Source, entries int) string {
	r := s.Rows
	return fmt.Sprintf("%s: %d in %s, %s, %d blank, %d skipped", report.Many(r.Total, account.Record(s)), r.Entries,
		report.Many(entries, "entry"), report.Many(r.Headings, "heading"), r.Blank, r.Skipped)
}

func newReadSource(s *kb.Source) readSource {
	return readSource{
		Path: s.Path, Kind: string(s.Kind), Encoding: s.Encoding, Certainty: account.Certainty(s), Rows: s.Rows,
		Skipped: append([]kb.Skipped{}, s.Skipped...), Entries: append([]kb.Entry{}, s.Entries...),
	}
}
