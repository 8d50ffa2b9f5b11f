package workbook

import (
	"fmt"
	"path"
	"strings"
)

// maxSheets is more than a book of people has.
const maxSheets = 1000

// xlsxBook is what the sheets of an xlsx share.
type xlsxBook struct {
	b         *builder
	container *container
	sheets    []xlsxPage
	strings   []string
	styles    []cellStyle
	recompute bool // the values of formulas are not to be trusted: the file asks to compute them
	formulas  []pending
}

// xlsxPage is a sheet and the part that it is in.
type xlsxPage struct {
	name, part string
	hidden     bool
}

// relationship names another part.
type relationship struct {
	ID     string `xml:"Id,attr"`
	Type   string `xml:"Type,attr"`
	Target string `xml:"Target,attr"`
	Mode   string `xml:"TargetMode,attr"`
}

func readXLSX(b *builder, data []byte, l Limits) error {
	c, err := openContainer(data, l.Unpacked)
	if err != nil {
		return err
	}
	b.book.Format = "xlsx"
	x := &xlsxBook{b: b, container: c}
	if err := x.readBook(); err != nil {
		return err
	}
	var built []*sheetBuilder
	for i := range x.sheets {
		s, err := x.readSheet(i)
		if err != nil {
			return err
		}
		built = append(built, s)
	}
	if err := x.compute(built); err != nil {
		return err
	}
	for _, s := range built {
		if err := s.end(); err != nil {
			return err
		}
	}
	return nil
}

// readBook finds the sheets, and reads strings and styles.
func (x *xlsxBook) readBook() error {
	root, err := x.relations("")
	if err != nil {
		return err
	}
	name := "xl/workbook.xml"
	if r, ok := typed(root, "officeDocument"); ok {
		name = resolve("", r.Target)
	}
	if strings.HasSuffix(name, ".bin") || x.container.parts["xl/workbook.bin"] != nil {
		return &Refusal{"this is a binary workbook (XLSB)", "open it in Excel and save it as XLSX"}
	}
	if x.container.parts[partName(name)] == nil {
		return damaged(name + " is missing")
	}
	rels, err := x.relations(name)
	if err != nil {
		return err
	}
	if err := x.readSheets(name, rels); err != nil {
		return err
	}
	if err := x.readStrings(partOf(name, rels, "sharedStrings")); err != nil {
		return err
	}
	return x.readStyles(partOf(name, rels, "styles"))
}

func (x *xlsxBook) readSheets(name string, rels []relationship) error {
	var book struct {
		Properties struct {
			Date1904 string `xml:"date1904,attr"`
		} `xml:"workbookPr"`
		Sheets []struct {
			Name  string `xml:"name,attr"`
			State string `xml:"state,attr"`
			ID    string `xml:"id,attr"`
		} `xml:"sheets>sheet"`
		Computing struct {
			OnLoad string `xml:"fullCalcOnLoad,attr"`
		} `xml:"calcPr"`
	}
	if err := x.container.decode(name, &book); err != nil {
		return err
	}
	if len(book.Sheets) > maxSheets {
		return &Refusal{fmt.Sprintf("the workbook has more than %d sheets", maxSheets), "cut it into several files"}
	}
	x.b.date1904 = isTrue(book.Properties.Date1904)
	x.recompute = isTrue(book.Computing.OnLoad)
	for i, s := range book.Sheets {
		page := xlsxPage{name: s.Name, hidden: s.State != "" && s.State != "visible"}
		page.part = path.Join(path.Dir(name), fmt.Sprintf("worksheets/sheet%d.xml", i+1))
		for _, r := range rels {
			if r.ID != s.ID {
				continue
			}
			page.part = resolve(name, r.Target)
			if !strings.HasSuffix(r.Type, "/worksheet") { // a chart, a dialog, macros
				page.part = ""
			}
		}
		if page.part != "" && x.container.parts[partName(page.part)] != nil {
			x.sheets = append(x.sheets, page)
		}
	}
	return nil
}

// relations reads what a part refers to. "" is the book as a whole.
func (x *xlsxBook) relations(part string) ([]relationship, error) {
	var rels struct {
		List []relationship `xml:"Relationship"`
	}
	err := x.container.decode(path.Join(path.Dir(part), "_rels", path.Base("/"+part)+".rels"), &rels)
	if part == "" {
		err = x.container.decode("_rels/.rels", &rels)
	}
	return rels.List, err
}

// typed finds the relationship of a type, which strict and usual files name by different addresses.
func typed(rels []relationship, kind string) (relationship, bool) {
	for _, r := range rels {
		if strings.HasSuffix(r.Type, "/"+kind) {
			return r, true
		}
	}
	return relationship{}, false
}

// partOf is the part of a kind, by its usual name where nothing refers to it.
func partOf(book string, rels []relationship, kind string) string {
	if r, ok := typed(rels, kind); ok {
		return resolve(book, r.Target)
	}
	return path.Join(path.Dir(book), kind+".xml")
}

// resolve gives the name of the part that another refers to.
func resolve(from, target string) string {
	target = strings.ReplaceAll(target, `\`, "/")
	if absolute, ok := strings.CutPrefix(target, "/"); ok {
		return absolute
	}
	return path.Join(path.Dir(from), target)
}
