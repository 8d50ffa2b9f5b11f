package source

import (
	"bytes"
	pathpkg "path"
	"strings"

	"firstline/kb"
)

// refuse makes the error of a file that is not read, with the way out.
func refuse(path, msg, hint string) *kb.SyntaxError {
	return &kb.SyntaxError{Pos: kb.Pos{Path: path}, Msg: msg, Hint: hint}
}

// checkBinary refuses what is not text, by name where its first bytes tell.
func checkBinary(path string, data []byte) error {
	const asWorkbook = "open it and save it as .xlsx"
	const asText = "save it as .docx, Markdown or plain text"
	starts := func(magic string) bool { return bytes.HasPrefix(data, []byte(magic)) }
	head := data[:min(len(data), 1<<16)]
	switch {
	case starts("PK\x03\x04") && bytes.Contains(head, []byte("ppt/")):
		return refuse(path, "this is a presentation", asText)
	case starts("PK\x03\x04") && bytes.Contains(head, []byte("opendocument.spreadsheet")):
		return refuse(path, "this is an OpenDocument spreadsheet", asWorkbook)
	case starts("PK\x03\x04") && bytes.Contains(head, []byte("opendocument")):
		return refuse(path, "this is an OpenDocument file", asText)
	case starts("PK") && isOffice(path):
		return refuse(path, "the file is damaged: it is no whole "+strings.ToLower(pathpkg.Ext(path))+" file", "open it in the program that made it, and save it anew")
	case starts("PK\x03\x04"), starts("PK\x05\x06"), starts("\x1f\x8b"), starts("Rar!"), starts("7z\xbc\xaf"):
		return refuse(path, "this is an archive", "unpack it and add the files in it")
	case starts("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
		return refuse(path, "this is an old Word document, or another file of an old office program", "open it and save it as .docx or .xlsx")
	case starts(`{\rtf`):
		return refuse(path, "this is a rich text (RTF) file", asText)
	case starts("\x89PNG"), starts("\xff\xd8\xff"), starts("GIF8"), starts("RIFF") && bytes.Contains(head, []byte("WEBP")):
		return refuse(path, "this is a picture", "put its words into a text file, and keep the picture beside it for ![…](…)")
	}
	return nil
}

// isOffice tells by its name what should be a document of an office program.
func isOffice(path string) bool {
	switch strings.ToLower(pathpkg.Ext(path)) {
	case ".xlsx", ".xlsm", ".docx", ".docm":
		return true
	}
	return false
}

// isOfficeLock tells the file ~$name that office programs write beside an open document: it holds the
// name of who has opened it, and little else.
func isOfficeLock(name string, data []byte) bool {
	const most = 1024
	return strings.HasPrefix(pathpkg.Base(name), "~$") && len(data) <= most
}
