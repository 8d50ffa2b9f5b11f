package recording

import "fmt"

// missing says of a request that it is not recorded, which recorded one is nearest, and how that differs.
func (b *Book) missing(p *page, r request) error {
	message := "this request is not recorded"
	where := "of this dialog"
	nearest, number := p.nearest(r, distance)
	if nearest == nil {
		message = "this dialog is not recorded"
		if p.scene.Try > 1 {
			message = fmt.Sprintf("try %d of this dialog is not recorded", p.scene.Try)
		}
		others, err := b.shelf(p.voice)
		if err != nil {
			return &failedError{err.Error()}
		}
		least := -1
		for _, other := range others {
			found, i := other.nearest(r, talkDistance)
			if found == nil {
				continue
			}
			if d := talkDistance(found.request, r); least < 0 || d < least {
				nearest, number, least, where = found, i, d, "of "+other.title()
			}
		}
	}
	if nearest == nil {
		return &failedError{fmt.Sprintf("nothing is recorded of operator %s on model %s", p.voice.Operator, p.voice.Model)}
	}
	how := "is the same"
	if nearest.key != r.key() {
		how = "differs: " + difference(nearest.request, r)
	}
	return &failedError{fmt.Sprintf("%s; the nearest, exchange %d %s, %s", message, number, where, how)}
}

// nearest gives the exchange of a page whose request is the least far from another, with its number from 1;
// nil where there is none.
func (p *page) nearest(r request, far func(a, b request) int) (*exchange, int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	var best *exchange
	number, least := 0, 0
	for i, e := range p.exchanges {
		if d := far(e.request, r); best == nil || d < least {
			best, number, least = e, i+1, d
		}
	}
	return best, number
}

// distance counts the lines and the messages that only one of two requests has.
func distance(a, b request) int {
	count := map[string]int{}
	for _, s := range sections(a) {
		for _, line := range s.lines {
			count[line]++
		}
	}
	for _, s := range sections(b) {
		for _, line := range s.lines {
			count[line]--
		}
	}
	d := max(len(a.Messages)-len(b.Messages), len(b.Messages)-len(a.Messages))
	for _, n := range count {
		d += max(n, -n)
	}
	return d
}

// talkDistance is that of what was said alone: between all dialogs that there are it has to be quick.
func talkDistance(a, b request) int {
	a.System, b.System = nil, nil
	return distance(a, b)
}

// title is the dialog of a page, with its try where it has several.
func (p *page) title() string {
	if p.scene.Try > 1 {
		return fmt.Sprintf("%s, try %d", p.scene.Dialog, p.scene.Try)
	}
	return p.scene.Dialog
}
