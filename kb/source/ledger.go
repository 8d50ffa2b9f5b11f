package source

import "strings"

// fate is what became of a row. Of two fates the greater one counts.
type fate uint8

const (
	unseen fate = iota
	isBlankRow
	isHeading
	isSkipped
	isEntry
)

// ledger accounts for the rows of a sheet. Tables that stand side by side share their rows, and
// each says what became of its part: the row has one fate, the best of them.
type ledger struct {
	records []record
	fates   []fate
	reasons map[int][]string // why a row, or a part of it, became no entry
}

func newLedger(records []record) *ledger {
	return &ledger{records: records, fates: make([]fate, len(records)), reasons: map[int][]string{}}
}

func (l *ledger) mark(r record, f fate) { l.fates[r.row] = max(l.fates[r.row], f) }

func (l *ledger) skip(r record, reason string) {
	l.mark(r, isSkipped)
	l.reasons[r.row] = append(l.reasons[r.row], reason)
}

// close counts every row once. What a table left out of a row of which another made an entry is
// a finding, for the account of rows has no place for it.
func (l *ledger) close(b *builder) {
	for i, r := range l.records {
		reason := strings.Join(l.reasons[i], "; ")
		switch l.fates[i] {
		case isEntry:
			b.countEntry()
			if reason != "" {
				b.problem(partOfRow, r.line, "a part of the row is left out: "+reason, "")
			}
		case isHeading:
			b.countHeading()
		case isBlankRow:
			b.countBlank()
		default:
			if reason == "" {
				reason = "the row belongs to no table"
			}
			b.skip(r.line, "%s", reason)
		}
	}
}
