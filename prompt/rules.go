package prompt

import (
	"embed"

	"firstline/kb/lint"
)

//go:embed rules/*.md
var rules embed.FS

// Rules gives the pages of the rules of layers and companies: rules/*.md.
func Rules() []lint.Page { return lint.ReadPages(rules) }
