package main

import (
	"fmt"
	"strings"

	"firstline/cmd/firstline/internal/account"
	"firstline/cmd/firstline/internal/ui"
	"firstline/eval/report"
	"firstline/kb"
)

// printEntry prints an entry as a card: where it stands, what it is called, what it says. missing
// tells of an image that it is not there; nil: nobody looked.
func (a *app) printEntry(e *kb.Entry, width int, missing func(src string) bool) {
	styles := a.styles()
	where := account.Remark{Pos: e.Source}.Place()
	fmt.Fprintf(a.out, "%s  %s\n", styles.Title.Render(ui.Name(e.ID)), styles.Dim.Render(ui.Name(where)+" "+string(e.Kind)))
	line := func(s string) { fmt.Fprintln(a.out, ui.Wrapped(s, 2, width)) }
	if len(e.Path) > 0 {
		line(strings.Join(e.Path, " › "))
	}
	line(e.Title)
	if len(e.Also) > 0 {
		line("also: " + strings.Join(e.Also, " | "))
	}
	if e.Place != nil {
		line("place: " + placeLine(e.Place))
	}
	if e.Body != "" {
		fmt.Fprintln(a.out, ui.Wrapped(e.Body, 4, width))
	}
	for _, p := range e.Prices {
		line("price: " + priceLine(p))
	}
	for _, c := range e.Code {
		line(strings.TrimSpace("code: "+c.Language) + ", " + report.Many(strings.Count(strings.TrimRight(c.Text, "\n"), "\n")+1, "line"))
	}
	for _, i := range e.Images {
		image := "image: " + i.Src
		if i.Alt != "" {
			image += " (" + i.Alt + ")"
		}
		if missing != nil && missing(i.Src) {
			image += ": missing"
		}
		line(image)
	}
	fmt.Fprintln(a.out)
}

// placeLine says where on a screen something stands: button, слева внизу, синяя, place 3.
func placeLine(p *kb.Place) string {
	var parts []string
	for _, part := range []string{p.Element, p.Side, p.Colour} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	if p.Order > 0 {
		parts = append(parts, fmt.Sprintf("step %d", p.Order))
	}
	return strings.Join(parts, ", ")
}

// priceLine says how a price was understood, and of what it is the price: Цена в месяц = from 500.00
// RUB / мес.
func priceLine(p kb.Price) string {
	if p.Label != "" {
		return p.Label + " = " + priceText(p)
	}
	return priceText(p)
}

// priceText says how a price was understood. What was not stands in quotation marks as it is written.
func priceText(p kb.Price) string {
	if p.Amount == "" && p.Percent == "" {
		return "“" + strings.TrimSpace(p.Text) + "”"
	}
	var parts []string
	add := func(s string) {
		if s != "" {
			parts = append(parts, s)
		}
	}
	if p.Percent != "" && p.Amount != "" {
		add(p.Percent + " %,")
	}
	add(p.Qualifier)
	switch {
	case p.Max != "":
		add(p.Amount + "–" + p.Max)
	case p.Amount != "":
		add(p.Amount)
	default:
		add(p.Percent + " %")
	}
	add(p.Currency)
	if p.Unit != "" {
		add("/ " + p.Unit)
	}
	if p.Old != "" {
		add("(was " + p.Old + ")")
	}
	return strings.Join(parts, " ")
}
