package replay

import (
	"context"
	"slices"
	"strings"

	"firstline/kb/text"
)

// source gives the entry that an answer comes from: the one that the search takes for what it tells, where most
// words of that which mean something stand in the entry too. They have to be several, since any entry shares a word
// or two with small talk; or half of them do, with a price, a contact or a path among them. Empty: none is.
func (k *knowledge) source(ctx context.Context, o Operator, said string) (string, error) {
	const several = 3
	told := k.told(said)
	words := k.telling(told)
	if len(words) == 0 {
		return "", nil
	}
	entry, err := o.Nearest(ctx, told)
	if err != nil || entry == "" {
		return "", err
	}
	at := slices.IndexFunc(k.grounds(), func(g entryGround) bool { return g.id == entry })
	if at < 0 {
		return "", nil
	}
	ground := k.grounds()[at]
	own := stemSet(ground.paths)
	shared := 0
	for stem := range words {
		shared += one(own[stem])
	}
	if 2*shared > len(words) && len(words) >= several || 2*shared >= len(words) && k.sharesFact(said, ground) {
		return entry, nil
	}
	return "", nil
}

// told is what a text tells of its subject: without what is asked in it, what its writer did or does and what the
// sentence says of that (Исправила: дело было в настройках), thanks, and the placeholders of personal data.
func (k *knowledge) told(said string) string {
	var all []string
	for _, sentence := range sentences(stands().ReplaceAllString(said, " ")) {
		if strings.HasSuffix(sentence, "?") {
			continue
		}
		for _, clause := range clauses().Split(text.Fold(sentence), -1) {
			if tells(clause, deed()) || tells(clause, chore()) {
				break
			}
			if !k.listener.Thanks(clause) {
				all = append(all, clause)
			}
		}
	}
	return strings.Join(all, "\n")
}

// telling gives the stems of a text that mean something and are no courtesy.
func (k *knowledge) telling(s string) map[string]bool {
	stems := map[string]bool{}
	for _, w := range text.Words(s) {
		if !text.Stop(w.Text) && !k.listener.Courtesy(w.Text) {
			stems[text.Stem(w.Text)] = true
		}
	}
	return stems
}

// sharesFact tells whether a text and an entry have a path in common, or a fact that hardly two entries have.
func (k *knowledge) sharesFact(said string, e entryGround) bool {
	for _, f := range text.Facts(said) {
		if f.Kind != text.TermFact && f.Kind != text.DateFact && f.Kind != text.FreeFact && f.StandsIn(e.says) {
			return true
		}
	}
	return slices.ContainsFunc(k.paths(said), func(path string) bool { return strings.Contains(e.paths, text.Fold(path)) })
}
