package source

import "slices"

// placeKey names a place by what it is in.
type placeKey struct {
	within *place // nil at the top
	name   string
}

// hangWay hangs a place that may be written as the way to it, Настройки → Профиль, below the
// places that the way names, and gives the place that it became. One that is first named on a way,
// and then by itself, is one place.
func (r *placeReader) hangWay(p *place, above []*place) *place {
	names := wayNames(p.name)
	if len(names) < 2 {
		return r.hangNamed(p, above)
	}
	for _, name := range names[:len(names)-1] {
		passed, known := r.passed[placeKey{lastOf(above), name}]
		if !known {
			passed = r.hangNamed(&place{name: name, line: p.line, end: p.line, passed: true}, above)
		}
		above = append(slices.Clip(above), passed)
	}
	p.name = names[len(names)-1]
	return r.hangNamed(p, above)
}

// hangNamed hangs a place, unless a way has passed it before: it then says what that one is.
func (r *placeReader) hangNamed(p *place, above []*place) *place {
	key := placeKey{lastOf(above), p.name}
	if known := r.passed[key]; known != nil && known.passed {
		p.inside = known.inside
		*known = *p
		return known
	}
	if r.passed == nil {
		r.passed = map[placeKey]*place{}
	}
	r.passed[key] = p
	r.hang(p, above)
	return p
}

func lastOf(places []*place) *place {
	if len(places) == 0 {
		return nil
	}
	return places[len(places)-1]
}
