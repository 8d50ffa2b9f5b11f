package workbook

import (
	"strconv"
	"strings"
)

// xlsxColour is a colour as it is written: by value, or by its place in the theme or palette.
type xlsxColour struct {
	RGB     string `xml:"rgb,attr"`
	Theme   string `xml:"theme,attr"`
	Indexed string `xml:"indexed,attr"`
	Tint    string `xml:"tint,attr"`
}

// xlsxStyles is the part of the styles, as far as it tells what a cell shows.
type xlsxStyles struct {
	Formats []struct {
		ID   int    `xml:"numFmtId,attr"`
		Code string `xml:"formatCode,attr"`
	} `xml:"numFmts>numFmt"`
	Fonts []struct {
		Bold *struct {
			Value string `xml:"val,attr"`
		} `xml:"b"`
		Size struct {
			Value string `xml:"val,attr"`
		} `xml:"sz"`
	} `xml:"fonts>font"`
	Fills []struct {
		Pattern struct {
			Type   string     `xml:"patternType,attr"`
			Colour xlsxColour `xml:"fgColor"`
		} `xml:"patternFill"`
		Gradient *struct {
			Degree string `xml:"degree,attr"`
		} `xml:"gradientFill"`
	} `xml:"fills>fill"`
	Cells []struct {
		Format    int `xml:"numFmtId,attr"`
		Font      int `xml:"fontId,attr"`
		Fill      int `xml:"fillId,attr"`
		Alignment struct {
			Indent int `xml:"indent,attr"`
		} `xml:"alignment"`
	} `xml:"cellXfs>xf"`
}

// readStyles makes the list that cells point into.
func (x *xlsxBook) readStyles(name string) error {
	var parsed xlsxStyles
	if err := x.container.decode(name, &parsed); err != nil {
		return err
	}
	codes := map[int]string{}
	for _, f := range parsed.Formats {
		codes[f.ID] = f.Code
	}
	for _, c := range parsed.Cells {
		code, ok := codes[c.Format]
		if !ok {
			code = builtinCode(c.Format)
		}
		x.styles = append(x.styles, cellStyle{
			format: x.b.format(code),
			look:   x.b.style(parsed.look(c.Font, c.Fill)),
			indent: max(c.Alignment.Indent, 0),
		})
	}
	return nil
}

// style gives the style of a cell; the first is what cells without one have.
func (x *xlsxBook) style(n int) cellStyle {
	if n < 0 || n >= len(x.styles) {
		return cellStyle{format: x.b.format("")}
	}
	return x.styles[n]
}

func (p *xlsxStyles) look(font, fill int) look {
	var l look
	if font >= 0 && font < len(p.Fonts) {
		f := p.Fonts[font]
		l.bold = f.Bold != nil && (f.Bold.Value == "" || isTrue(f.Bold.Value))
		if f.Size.Value != p.Fonts[0].Size.Value {
			l.size = f.Size.Value
		}
	}
	if fill >= 0 && fill < len(p.Fills) {
		f := p.Fills[fill]
		switch {
		case f.Gradient != nil:
			l.fill = "gradient " + strconv.Itoa(fill)
		case f.Pattern.Type != "" && f.Pattern.Type != "none":
			l.fill = f.Pattern.Type + f.Pattern.Colour.name()
		}
		if l.fill == "solid" {
			l.fill = ""
		}
	}
	return l
}

// name tells colours apart. White is none: it is the colour of the page.
func (c xlsxColour) name() string {
	switch {
	case c.RGB != "":
		if strings.HasSuffix(strings.ToUpper(c.RGB), "FFFFFF") {
			return ""
		}
		return " #" + c.RGB
	case c.Theme != "":
		if c.Theme == "0" && c.Tint == "" {
			return ""
		}
		return " theme " + c.Theme + " " + c.Tint
	case c.Indexed != "" && c.Indexed != "9" && c.Indexed != "65" && c.Indexed != "64":
		return " " + c.Indexed
	}
	return ""
}
