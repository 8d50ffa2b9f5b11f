// Package lint finds what is wrong in a knowledge base: what an experienced editor would find on a good day,
// by rules alone, offline, in Russian and in English.
//
// [Read] reads a knowledge base once, [Base.Check] applies the rules, a file per family, and [Base.Against]
// holds what is said elsewhere, as in a company layer, against it. Each rule has a page, rules/CODE.md
// ([Rules]): what it finds, why, an example, how it is mended. Its second line has its severity, as
// severity.go has, and its family. The rules of kb/source, which finds what is wrong while it reads a file, have
// their pages here too.
//
//	KB000–KB040  reading, and by the way text, prices, broken (kb/source)
//	KB101–KB108  contradictions   contradiction.go, claim.go, match.go
//	KB201–KB204  duplicates       duplicate.go, near.go
//	KB301–KB303  stale            stale.go
//	KB401–KB408  broken           link.go, picture.go, way.go, empty.go
//	KB501        missing          missing.go
//	KB601–KB604  prices           price.go, ratio.go
//	KB701–KB705  text             writing.go, alphabet.go
//	KB801–KB807  danger           danger.go, order.go, secret.go, unseen.go
//
// # What contradicts what
//
// A claim is a number that a sentence, a cell or an item states: an amount, a span of time, hours of work, an
// address, a contact, a percentage, a day, a number of things, in a normal form that ignores its spelling
// (firstline/kb/text.Fact). Two claims of one measure contradict each other where their values differ and
// they are about the same: what each is said of (its clause, or what stands over it, in stems weighed by
// how few entries have them) must be spoken of by the other as well; names, the rows and columns of tables, months
// and years tell subjects apart; and a place that gives both values knows of both. A price of a list is compared
// with sentences that have the item's name and little else. Each claim is held only against those that
// share one of its five rarest stems, or a word that means nearly the same (firstline/kb/text.Related), so the
// work grows with the number of claims and not with its square.
//
// The thresholds (likeness.go) were set on the two sample companies, as they are and with numbers changed:
// what they say twice is to be found when one place changes, and nothing when none does.
//
// # Turned off, accepted, mended
//
// What findings quote, and the lines that they stand on, are shown through a [Mask].
//
// A comment or a column turns a finding off where it stands ([Off]), a list accepts what there is
// ([Accepted]), and [Mend] mends what can be mended without knowing what was meant. All three are applied by
// whoever asks for the findings.
package lint
