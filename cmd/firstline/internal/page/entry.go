package page

import (
	"strconv"
	"strings"

	"firstline/cmd/firstline/internal/account"
	"firstline/eval/report/frame"
	"firstline/kb"
)

// entryView is an entry, as a row of a table or as a card.
type entryView struct {
	Lines  string // where it stands
	ID     string // what follows the path
	Title  string
	Also   []string
	Path   string
	Prices []priceView
	Place  string
	Body   []part
	Cut    string // how much of the body is not shown
	Images []imageView
}

type priceView struct {
	Label, Value, Old string
	Unread            bool // Value is the words of the list
}

// part is a piece of a body: text, or code with its language.
type part struct {
	Text     string
	Code     bool
	Language string
}

type imageView struct {
	Src, Alt string
	Missing  bool
}

// most is how many bytes of a body are shown.
const most = 20_000

func (v *view) entry(f *fileView, e *kb.Entry) entryView {
	w := entryView{
		Lines: account.Lines(e.Source), ID: strings.TrimPrefix(e.ID, f.Path), Title: e.Title, Also: e.Also,
		Path: strings.Join(e.Path, " › "), Place: v.place(e.Place),
	}
	body := e.Body
	if f.Table {
		body = rest(e)
	}
	if len(body) > most {
		w.Cut = v.N(len([]rune(body[most:])), "… and %s more character/… and %s more characters")
		body = strings.ToValidUTF8(body[:most], "")
	}
	w.Body = parts(body)
	for _, p := range e.Prices {
		w.Prices = append(w.Prices, v.price(p))
	}
	for _, i := range e.Images {
		w.Images = append(w.Images, imageView{i.Src, i.Alt, f.missing != nil && f.missing(i.Src)})
	}
	return w
}

// rest is the body of a priced item without the lines that only repeat its prices.
func rest(e *kb.Entry) string {
	var kept []string
lines:
	for line := range strings.SplitSeq(e.Body, "\n") {
		for _, p := range e.Prices {
			if line == p.Label+": "+p.Text || line == p.Text {
				continue lines
			}
		}
		kept = append(kept, line)
	}
	return strings.Join(kept, "\n")
}

// parts tells the fenced code of a body from its text.
func parts(body string) []part {
	var all []part
	var lines []string
	fence, language := "", ""
	end := func(code bool) {
		text := strings.Trim(strings.Join(lines, "\n"), "\n")
		if text != "" || code {
			all = append(all, part{text, code, language})
		}
		lines = nil
	}
	for line := range strings.SplitSeq(body, "\n") {
		trimmed := strings.TrimSpace(line)
		mark := trimmed[:len(trimmed)-len(strings.TrimLeft(trimmed, "`~"))]
		switch {
		case fence == "" && len(mark) >= 3:
			end(false)
			fence, language = mark, strings.TrimSpace(trimmed[len(mark):])
		case fence != "" && mark == trimmed && strings.HasPrefix(mark, fence):
			end(true)
			fence, language = "", ""
		default:
			lines = append(lines, line)
		}
	}
	end(fence != "")
	return all
}

// price writes a price as the language does: от 1 990,00 ₽ / мес.
func (v *view) price(p kb.Price) priceView {
	w := priceView{Label: p.Label}
	if p.Amount == "" && p.Percent == "" {
		w.Value, w.Unread = strings.TrimSpace(p.Text), true
		return w
	}
	var words []string
	add := func(s string) {
		if s != "" {
			words = append(words, s)
		}
	}
	if p.Percent != "" && p.Amount != "" {
		add(p.Percent + v.Sign() + ",")
	}
	if p.Qualifier != "" {
		add(v.Name("qualifier", p.Qualifier))
	}
	switch {
	case p.Max != "":
		add(v.amount(p.Amount) + "–" + v.amount(p.Max))
	case p.Amount != "":
		add(v.amount(p.Amount))
	default:
		add(p.Percent + v.Sign())
	}
	add(v.currency(p.Currency))
	if p.Unit != "" {
		add("/ " + p.Unit)
	}
	w.Value = strings.Join(words, frame.Fixed)
	if p.Old != "" {
		w.Old = v.T("was %s", v.amount(p.Old))
	}
	return w
}

// amount writes a decimal amount in the figures of the language, none of its places lost.
func (v *view) amount(s string) string {
	_, fraction, _ := strings.Cut(s, ".")
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return s
	}
	return v.Number(x, len(fraction))
}

func (v *view) currency(code string) string {
	if code == "RUB" && v.Language == "ru" {
		return "₽"
	}
	return code
}

func (v *view) place(p *kb.Place) string {
	if p == nil {
		return ""
	}
	var words []string
	if p.Element != "" {
		words = append(words, v.Name("element", p.Element))
	}
	for _, word := range []string{p.Side, p.Colour} {
		if word != "" {
			words = append(words, word)
		}
	}
	if p.Order > 0 {
		words = append(words, v.T("step %s", v.Int(p.Order)))
	}
	return strings.Join(words, ", ")
}
