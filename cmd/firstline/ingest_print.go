package main

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"firstline/cmd/firstline/internal/account"
	"firstline/cmd/firstline/internal/project"
	"firstline/cmd/firstline/internal/ui"
	"firstline/eval/report"
	"firstline/kb"
	"firstline/kb/store"
)

// tellIngest prints what an ingest did, and writes the files of -o.
func (in *ingester) tellIngest(done *ingested) error {
	if err := in.app.printIngest(&done.report, in.o); err != nil {
		return err
	}
	return in.writePages(done)
}

func (a *app) printIngest(r *ingestReport, o ingestOptions) error {
	if a.json() {
		return writeJSON(a.out, r)
	}
	table := ui.Table{
		Header: []string{"source", "kind", "encoding", " rows", " entries", " passages", " skipped", "status"},
		Width:  a.printWidth(),
	}
	for _, s := range r.Sources {
		if s.Status == refused {
			table.Rows = append(table.Rows, []string{s.Path, "", "", "", "", "", "", s.Status})
			continue
		}
		table.Rows = append(table.Rows, []string{
			s.Path, s.Kind, encodingText(&kb.Source{Encoding: s.Encoding, Certainty: s.Certainty}), strconv.Itoa(s.Rows.Total),
			strconv.Itoa(s.Entries), strconv.Itoa(s.Passages), strconv.Itoa(s.Rows.Skipped), statusText(s),
		})
	}
	const narrow = 100
	if table.Width > 0 && table.Width < narrow {
		table = table.Without(" passages") // so that the files' names have room
	}
	a.styles().Print(a.out, table)
	a.printIgnored(r, o.check)
	a.printIngestDetails(r)
	fmt.Fprintf(a.out, "\n%s\n", r.summary())
	return nil
}

// statusText is what became of a source: renamed from kb/old.csv.
func statusText(s ingestSource) string {
	switch {
	case s.From == "":
		return s.Status
	case s.Status == store.Renamed:
		return "renamed from " + s.From
	}
	return s.Status + ", renamed from " + s.From
}

// summary counts the entries that came, changed and went.
func (r *ingestReport) summary() string {
	verb := "entries"
	if !r.Written {
		verb = "nothing was written; entries would be"
	}
	return fmt.Sprintf("%s: %s; %s embedded", verb, r.Entries, report.Many(r.Embedded, "passage"))
}

// printIgnored tells how many files are left out; with --check which.
func (a *app) printIgnored(r *ingestReport, names bool) {
	if len(r.Ignored) == 0 {
		return
	}
	fmt.Fprintf(a.out, "%s left out by %s\n", report.Many(len(r.Ignored), "file"), project.IgnoreFile)
	if names {
		for _, name := range r.Ignored {
			fmt.Fprintln(a.out, "  "+ui.Plain(name))
		}
	}
}

// printIngestDetails lists what was skipped, what is doubtful, and what changed, as an editor wants
// to see it: prices first, and not every entry of a new file.
func (a *app) printIngestDetails(r *ingestReport) {
	whole := map[string]bool{} // files that came or went with all their entries
	for _, s := range r.Sources {
		whole[s.Path] = s.Status == store.Added || s.Status == store.Removed
		if s.Status != store.Removed {
			a.printRemarks(account.Remarks(s.Path, s.Skipped, r.findings(s.Path)))
		}
	}
	for _, file := range []string{project.FileName, project.SynonymsFile} {
		a.printRemarks(account.Remarks(file, nil, r.findings(file)))
	}
	apart := a.printPriceChanges(r.Changes)
	for i := range r.Changes {
		c := &r.Changes[i]
		path, _, _ := strings.Cut(c.Entry, "#")
		if c.Change == store.Changed && c.Was+c.Now == "" || c.Change != store.Changed && whole[path] {
			continue // nothing but prices, or with its file
		}
		if apart {
			fmt.Fprintln(a.out)
			apart = false
		}
		a.printChange(c)
	}
}

// printPriceChanges shows the prices that changed, the largest change first; it tells whether there
// are any.
func (a *app) printPriceChanges(changes []store.Change) bool {
	type changed struct {
		entry *store.Change
		price store.PriceChange
	}
	var all []changed
	for i := range changes {
		for _, p := range changes[i].Prices {
			all = append(all, changed{&changes[i], p})
		}
	}
	if len(all) == 0 {
		return false
	}
	slices.SortStableFunc(all, func(x, y changed) int {
		a, _ := x.price.Size()
		b, _ := y.price.Size()
		return cmp.Compare(b, a)
	})
	table := ui.Table{Header: []string{"item", "price", " was", " now", "", " change", "entry"}, Width: a.printWidth()}
	for _, c := range all {
		was, currency := c.price.Old, c.price.Currency
		if c.price.OldCurrency != "" {
			was += " " + c.price.OldCurrency
		}
		table.Rows = append(table.Rows, []string{
			c.entry.Title, c.price.Label, cmp.Or(was, "–"), cmp.Or(c.price.New, "–"), currency, changeText(c.price), c.entry.Entry,
		})
	}
	fmt.Fprintf(a.out, "\n%s changed:\n", report.Many(len(all), "price"))
	a.styles().Print(a.out, table.WithoutEmpty())
	return true
}

// changeText says how far a price went: +8.3 %.
func changeText(p store.PriceChange) string {
	switch {
	case p.OldCurrency != "":
		return "currency"
	case p.Old == "":
		return "new"
	case p.New == "":
		return "gone"
	case p.Percent == nil || *p.Percent == 0:
		return ""
	}
	return report.Signed(*p.Percent, 1) + " %"
}

// priceChangeText is a change of a price on one line: Цена: 120.00 → 130.00 RUB, +8.3 %.
func priceChangeText(p store.PriceChange) string {
	var b strings.Builder
	if p.Label != "" {
		b.WriteString(p.Label + ": ")
	}
	was := cmp.Or(p.Old, "no price")
	if p.OldCurrency != "" {
		was += " " + p.OldCurrency
	}
	b.WriteString(was + " → " + strings.TrimSpace(cmp.Or(p.New, "no price")+" "+p.Currency))
	if change := changeText(p); change != "" {
		b.WriteString(", " + change)
	}
	return b.String()
}

// printChange shows an entry that came or went, or what else than its prices changed in it.
func (a *app) printChange(c *store.Change) {
	styles := a.styles()
	style := styles.Warn
	switch c.Change {
	case store.Added:
		style = styles.Good
	case store.Removed:
		style = styles.Bad
	}
	fmt.Fprintf(a.out, "%s %s\n", style.Render(c.Change), strings.TrimSpace(ui.Plain(c.Entry)+"  "+ui.Plain(c.Title)))
	if c.Change == store.Changed {
		a.printSide("was", c.Was)
		a.printSide("now", c.Now)
	}
}

// printSide prints the lines of a text before or after, as much as fits a terminal.
func (a *app) printSide(name, text string) {
	if text == "" {
		return
	}
	const most = 6
	lines := strings.Split(ui.Plain(text), "\n")
	width := a.printWidth()
	left := 0
	if width > 0 && len(lines) > most {
		left = len(lines) - most
		lines = lines[:most]
	}
	for i, line := range lines {
		head := "  " + name + ": "
		if i > 0 {
			head = strings.Repeat(" ", len(head))
		}
		fmt.Fprintln(a.out, strings.TrimRight(ui.Cut(head+line, width), " "))
	}
	if left > 0 {
		fmt.Fprintf(a.out, "       … and %s more\n", report.Many(left, "line"))
	}
}
