package lint

import (
	"slices"

	"firstline/kb"
)

// severityOf is how much a finding of a rule matters where the project says nothing. The page of the
// rule says the same, which a test holds.
func severityOf(code string) kb.Severity {
	if slices.Contains([]string{
		otherPrice, otherTerm, otherHours, otherAddress, otherContact, otherAnswer, otherLists,
		noFile, noAnchor, noPicture, badPicture, secret, cardNumber, instruction,
	}, code) {
		return kb.Error
	}
	return kb.Warning
}
