package workbook

import (
	"encoding/xml"
	"strings"
)

// defaultStyle is the one of cells that name none.
const defaultStyle = "Default"

// startStyle begins a style with all that its parent says.
func (x *xmlBook) startStyle(e xml.StartElement) {
	style := xmlStyle{}
	if parent := x.styles[attr(e, "Parent")]; parent != nil {
		style = *parent
	} else if usual := x.styles[defaultStyle]; usual != nil {
		style = *usual
	}
	style.id = attr(e, "ID")
	x.style = &style
	x.styles[style.id] = &style
}

// styleElement reads what a style says of its own.
func (x *xmlBook) styleElement(e xml.StartElement) {
	if x.style == nil || x.parent() != "Style" {
		return
	}
	switch e.Name.Local {
	case "Font":
		if bold := attr(e, "Bold"); bold != "" {
			x.style.bold = isTrue(bold)
		}
		if size := attr(e, "Size"); size != "" {
			x.style.size = size
		}
	case "Interior":
		x.style.fill = ""
		colour, pattern := attr(e, "Color"), attr(e, "Pattern")
		if pattern != "" && pattern != "None" && !strings.EqualFold(colour, "#FFFFFF") {
			x.style.fill = pattern + " " + colour
		}
	case "NumberFormat":
		x.style.code = namedCode(attr(e, "Format"))
	case "Alignment":
		x.style.indent = min(number(e, "Indent"), 255)
	}
}

// cellStyle gives the style of a cell. The size of the usual font is none of its own.
func (x *xmlBook) cellStyle(id string) cellStyle {
	usual := x.styles[defaultStyle]
	style := x.styles[id]
	if style == nil {
		style = usual
	}
	if style == nil {
		style = &xmlStyle{}
	}
	l := style.look
	if usual != nil && l.size == usual.size {
		l.size = ""
	}
	return cellStyle{x.b.format(style.code), x.b.style(l), style.indent}
}

// namedCode gives the code of a format that has a name. Those with the currency of the reader's
// own computer have none here.
func namedCode(name string) string {
	switch name {
	case "General", "General Number":
		return ""
	case "Fixed":
		return "0.00"
	case "Standard", "Currency":
		return "#,##0.00"
	case "Euro Currency":
		return "€#,##0.00"
	case "Percent":
		return "0.00%"
	case "Scientific":
		return "0.00E+00"
	case "Short Date", "Medium Date", "Long Date":
		return "dd.mm.yyyy"
	case "General Date":
		return "dd.mm.yyyy h:mm"
	case "Short Time", "Medium Time":
		return "h:mm"
	case "Long Time":
		return "h:mm:ss"
	case "Yes/No":
		return `"Yes";"Yes";"No"`
	case "True/False":
		return `"True";"True";"False"`
	case "On/Off":
		return `"On";"On";"Off"`
	}
	return name
}
