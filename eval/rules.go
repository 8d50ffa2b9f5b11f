package eval

import (
	"embed"

	"firstline/kb/lint"
)

//go:embed rules/*.md
var rules embed.FS

// Rules gives the pages of the rules of question sets: rules/*.md.
func Rules() []lint.Page { return lint.ReadPages(rules) }
