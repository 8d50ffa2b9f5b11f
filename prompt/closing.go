package prompt

import "embed"

// What ends every prompt that has a base layer: closing/LANGUAGE.md.
//
//go:embed closing/*.md
var closingFiles embed.FS

// closingLayer says once more what the base protects, below everything that a company, an operator
// or an entry can say: of two orders a model is the likelier to keep the later one. Its lines stand in
// a file that is called closing.ru or closing.en.
func closingLayer(language string) (Layer, error) {
	if language != "ru" {
		language = "en"
	}
	data, err := closingFiles.ReadFile("closing/" + language + ".md")
	return File(closing, "closing."+language, data), err
}
