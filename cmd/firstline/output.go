package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"firstline/cmd/firstline/internal/ui"
	"firstline/kb"
)

// writeJSON writes a result as JSON that people can read too.
func writeJSON(w io.Writer, v any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(v)
}

// writeJSONL writes one value as a line.
func writeJSONL(w io.Writer, v any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(v)
}

// printEntry prints an entry as a card: where it stands, what it is called, what it says.
func (a *app) printEntry(e kb.Entry) {
	styles := a.styles()
	lines := fmt.Sprintf("%s %s", e.Source, e.Kind)
	fmt.Fprintf(a.out, "%s  %s\n", styles.Title.Render(e.ID), styles.Dim.Render(lines))
	if len(e.Path) > 0 {
		fmt.Fprintf(a.out, "  %s\n", styles.Dim.Render(strings.Join(e.Path, " › ")))
	}
	fmt.Fprintf(a.out, "  %s\n", e.Title)
	if len(e.Also) > 0 {
		fmt.Fprintf(a.out, "  also: %s\n", strings.Join(e.Also, " | "))
	}
	if e.Body != "" {
		fmt.Fprintln(a.out, ui.Indent(e.Body, 4))
	}
	for _, p := range e.Prices {
		fmt.Fprintf(a.out, "  price: %s\n", priceLine(p))
	}
	for _, i := range e.Images {
		fmt.Fprintf(a.out, "  image: %s (%s)\n", i.Src, i.Alt)
	}
	fmt.Fprintln(a.out)
}

// priceLine says how a price was understood: Цена в месяц = from 500.00 RUB / мес.
func priceLine(p kb.Price) string {
	var parts []string
	add := func(s string) {
		if s != "" {
			parts = append(parts, s)
		}
	}
	add(p.Qualifier)
	switch {
	case p.Max != "":
		add(p.Amount + "–" + p.Max)
	default:
		add(p.Amount)
	}
	if p.Percent != "" {
		add(p.Percent + " %")
	}
	add(p.Currency)
	if p.Unit != "" {
		add("/ " + p.Unit)
	}
	if p.Label != "" {
		return p.Label + " = " + strings.Join(parts, " ")
	}
	return strings.Join(parts, " ")
}

// oneLine shortens a text to one line that fits a terminal.
func oneLine(s string) string {
	const most = 100
	runes := []rune(strings.Join(strings.Fields(s), " "))
	if len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return string(runes)
}
