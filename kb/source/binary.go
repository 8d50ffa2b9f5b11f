package source

import (
	"bytes"
	"strings"

	"firstline/kb"
)

// refuse makes the error of a file that is not read, with the way out.
func refuse(path, msg, hint string) *kb.SyntaxError {
	return &kb.SyntaxError{Pos: kb.Pos{Path: path}, Msg: msg, Hint: hint}
}

// checkBinary refuses what is not text, by name where its first bytes tell.
func checkBinary(path string, data []byte) error {
	const asCSV = "open it and save the sheet as CSV"
	const asText = "save it as Markdown or plain text"
	starts := func(magic string) bool { return bytes.HasPrefix(data, []byte(magic)) }
	head := data[:min(len(data), 1<<16)]
	switch {
	case starts("PK\x03\x04") && bytes.Contains(head, []byte("xl/")):
		return refuse(path, "this is an Excel workbook", asCSV)
	case starts("PK\x03\x04") && bytes.Contains(head, []byte("word/")):
		return refuse(path, "this is a Word document", asText)
	case starts("PK\x03\x04") && bytes.Contains(head, []byte("opendocument.spreadsheet")):
		return refuse(path, "this is an OpenDocument spreadsheet", asCSV)
	case starts("PK\x03\x04") && bytes.Contains(head, []byte("opendocument")):
		return refuse(path, "this is an OpenDocument file", asText)
	case starts("PK\x03\x04"), starts("PK\x05\x06"), starts("\x1f\x8b"), starts("Rar!"), starts("7z\xbc\xaf"):
		return refuse(path, "this is an archive", "unpack it and add the files in it")
	case starts("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
		return refuse(path, "this is an old Excel or Word file", "open it and save it as CSV or plain text")
	case starts("%PDF-"):
		return refuse(path, "this is a PDF", asText)
	case starts(`{\rtf`):
		return refuse(path, "this is a rich text (RTF) file", asText)
	case starts("\x89PNG"), starts("\xff\xd8\xff"), starts("GIF8"), starts("RIFF") && bytes.Contains(head, []byte("WEBP")):
		return refuse(path, "this is a picture", "put its words into a text file, and keep the picture beside it for ![…](…)")
	case bytes.IndexByte(data, 0) >= 0:
		return refuse(path, "this is a binary file: it holds NUL bytes", "save it as text in UTF-8")
	}
	return nil
}

// checkMarkup refuses text that is written in a format for which there is no reader.
func checkMarkup(path, text string) error {
	head := strings.ToLower(strings.TrimSpace(text[:min(len(text), 1024)]))
	switch {
	case strings.HasPrefix(head, "<!doctype html"), strings.HasPrefix(head, "<html"):
		return refuse(path, "this is an HTML page", "save it as Markdown or plain text")
	case strings.HasPrefix(head, "<?xml"):
		return refuse(path, "this is an XML file", "export it as CSV, or as entries, one JSON object a line")
	}
	return nil
}
