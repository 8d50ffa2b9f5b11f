package replay

import (
	"embed"
	"html/template"
	"io"

	"firstline/eval"
	"firstline/eval/report/frame"
)

//go:embed html
var htmlFiles embed.FS

// WriteHTML writes a replay as a page in a language, ru or en: one file that needs no server and no outside
// address, and of which all can be read without scripts. It stays below 10 MB: of more dialogs, the first are
// shown, and it is said how many are not.
func WriteHTML(w io.Writer, r *Report, language string) error {
	v, err := newView(r, language)
	if err != nil {
		return err
	}
	templates, err := frame.Templates(htmlFiles, "html", v.Words)
	if err != nil {
		return err
	}
	return frame.Write(w, func(w io.Writer) error { return v.write(w, templates, r.Dialogs) })
}

func (v *view) write(w io.Writer, templates *template.Template, dialogs []*Dialog) error {
	if err := templates.ExecuteTemplate(w, "head", v); err != nil {
		return err
	}
	room := pageLimit
	for i, d := range dialogs {
		if room -= sizeOf(d); room < 0 {
			v.More = v.N(len(dialogs)-i, "%s more dialog is not shown here: the page would be too large to send./%s more dialogs are not shown here: the page would be too large to send.")
			break
		}
		if err := templates.ExecuteTemplate(w, "dialog", v.dialog(d)); err != nil {
			return err
		}
	}
	return templates.ExecuteTemplate(w, "foot", v)
}

// pageLimit is how many bytes the dialogs of a page may take, as far as sizeOf can tell.
const pageLimit = 8 << 20

// sizeOf is about how many bytes a dialog takes on a page.
func sizeOf(d *Dialog) int {
	const around, entry = 900, 80 // tags and remarks
	n := around
	for _, r := range d.Replies {
		n += around
		for _, asked := range r.Asked {
			n += len(asked)
		}
		if r.Then != nil {
			n += len(r.Then.Text)
		}
		for _, now := range []*Now{r.Now, r.Against} {
			if now != nil {
				n += len(now.Text) + entry*len(now.Entries)
			}
			if now != nil && now.Last != nil {
				n += len(now.Last.Text)
			}
		}
	}
	return n + n/10 // signs that are escaped
}

// view is what the templates show.
type view struct {
	frame.Words
	frame.Frame
	Sides   []string
	Figures []figure
	Ends    []option
	Whats   []option
	More    string
	asked   []Side
}

// figure is a row of the figures, with a value for each side.
type figure struct {
	Name   string
	Values []string
}

type option struct{ Value, Name string }

func newView(r *Report, language string) (*view, error) {
	v := &view{Words: frame.NewWords(htmlFiles, "html", language), asked: []Side{r.Side}}
	var err error
	if v.Frame, err = frame.New(htmlFiles, "html/page.css", "html/page.js"); err != nil {
		return nil, err
	}
	v.Title = v.T("Dialogs put to the operator of today")
	v.Main, v.ToMain = "dialogs", v.T("To the dialogs")
	totals := []Total{r.Total}
	if r.Against != nil {
		v.asked, totals = append(v.asked, r.Against.Side), append(totals, r.Against.Total)
	}
	for _, s := range v.asked {
		v.Sides = append(v.Sides, s.String())
	}
	v.Facts = append([]string{v.N(len(r.Dialogs), "%s dialog/%s dialogs")}, v.Sides...)
	for _, f := range v.figures() {
		v.figure(totals, f)
	}
	for _, o := range eval.Outcomes() {
		v.Ends = append(v.Ends, option{string(o), v.Name("outcome", string(o))})
	}
	v.Ends = append(v.Ends, option{"course", v.T("course")})
	for _, what := range []string{missingRemark, courseRemark, changedRemark, verdictRemark} {
		v.Whats = append(v.Whats, option{what, v.Name("what", what)})
	}
	return v, nil
}

// figure adds a row, where a side has something to say in it.
func (v *view) figure(totals []Total, row namedFigure) {
	f := figure{Name: row.name}
	empty := true
	for _, t := range totals {
		value := row.of(t)
		empty = empty && value == ""
		f.Values = append(f.Values, value)
	}
	if !empty {
		v.Figures = append(v.Figures, f)
	}
}
