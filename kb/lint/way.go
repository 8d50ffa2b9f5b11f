package lint

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"firstline/kb"
	"firstline/kb/text"
)

const noPlace = "KB406"

// Ways knows the places of an app, and finds the ways that lead to none of them.
type Ways struct {
	places [][]string      // each with the way to it, folded
	shown  []string        // the same as the screen shows them
	names  map[string]bool // of all places
	roots  map[string]bool // at which a way begins
}

// NewWays reads the places of the sources that describe an app; nil where there is none.
func NewWays(sources []*kb.Source) *Ways {
	w := &Ways{names: map[string]bool{}, roots: map[string]bool{}}
	for _, s := range sources {
		if s.Kind != kb.KindApp {
			continue
		}
		for _, e := range s.Entries {
			if e.Kind != kb.Screen {
				continue
			}
			way := make([]string, 0, len(e.Path)+1)
			for _, name := range append(slices.Clone(e.Path), e.Title) {
				way = append(way, placeName(name))
			}
			w.places = append(w.places, way)
			w.shown = append(w.shown, strings.Join(append(slices.Clone(e.Path), e.Title), " › "))
			w.roots[way[0]] = true
			w.names[way[len(way)-1]] = true
			for _, other := range e.Also {
				w.names[placeName(other)] = true
			}
		}
	}
	if len(w.places) == 0 {
		return nil
	}
	return w
}

func placeName(s string) string { return strings.Trim(text.Fold(s), "\"'*_` .:") }

var (
	arrow   = text.Pattern(`\s*(?:›|→|➔|➜|⇒|>|&gt;|->)\s*`)
	wayText = text.Pattern(`[«“"*_` + "`" + `]*[\p{Lu}\d][^›→➔➜⇒>.;:!?()\n«»“”*|]{0,60}(?:[»”"*_` + "`" + `]*\s*(?:›|→|➔|➜|⇒|>|->)\s*[«“"*_` + "`" + `]*[\p{L}\d„][^›→➔➜⇒>.;:!?()\n«»“”*|]{0,60})+`)
	// elsewhere are the words of a sentence that speaks of another program.
	elsewhere = text.Pattern(`(?i)iphone|ipad|\bios\b|android|chrome|safari|firefox|windows|mac ?os|wordpress|tilda|тильд|битрикс|1с|shopify|joomla|wix|gmail|outlook|телефон|настройк\p{L}* (?:устройств|браузер)|в браузере|botfather|google|яндекс|вконтакте|\bvk\b|telegram|whatsapp|phone|browser`)
)

// wholeApp are the words of a sentence in which a way may begin with the name of the app itself.
var wholeApp = text.Pattern(`(?i)приложени|кабинет|сайт|\bapps?\b|\baccount\b|\b(?:web)?site\b`)

// Missing is a way in a sentence that leads nowhere.
type Missing struct {
	Way  string // as written
	Near string // the way that may be meant; "" where none is like it
}

// In finds the ways in a line that the app does not have.
func (w *Ways) In(line string) []Missing {
	if w == nil || !arrow().MatchString(line) {
		return nil
	}
	var missing []Missing
	for _, written := range wayText().FindAllString(withoutTags(line), -1) {
		steps := arrow().Split(written, -1)
		if wholeApp().MatchString(line) && !w.names[placeName(steps[0])] && w.roots[placeName(steps[1])] {
			written, steps = written[arrow().FindStringIndex(written)[1]:], steps[1:] // Приложение «Касса» › Профиль
		}
		lead := w.leadIn(steps[0])
		steps[0] = steps[0][lead:]
		for i := range steps {
			steps[i] = placeName(steps[i])
		}
		if w.leads(steps, line) {
			continue
		}
		missing = append(missing, Missing{Way: strings.Trim(written[lead:], "«“\"*_` "), Near: w.near(steps)})
	}
	return missing
}

// leadIn gives how many bytes of a first step are words of the sentence: Go to Account. The place has the name that
// begins furthest to the left, with a capital letter.
func (w *Ways) leadIn(first string) int {
	for at := range first {
		if at > 0 && first[at-1] != ' ' {
			continue
		}
		if letter, _ := utf8.DecodeRuneInString(first[at:]); unicode.IsUpper(letter) && w.names[placeName(first[at:])] {
			return at
		}
	}
	return 0
}

var tag = text.Pattern(`</?[a-zA-Z][^>]*>`)

func withoutTags(line string) string { return tag().ReplaceAllString(line, " ") }

// leads tells whether a way leads to a place of the app, or is none of the app's.
func (w *Ways) leads(steps []string, line string) bool {
	if slices.Contains(steps, "") || len(steps) < 2 {
		return true
	}
	if !w.names[steps[0]] {
		// Another program's way, unless it ends at what is a place of ours.
		last := steps[len(steps)-1]
		return elsewhere().MatchString(line) || !w.names[last] && !w.begins(last)
	}
	return slices.ContainsFunc(w.places, func(place []string) bool { return along(place, steps) })
}

// begins tells whether the text behind a way goes on after the name of a place: Виджет и нажмите.
func (w *Ways) begins(last string) bool {
	for name := range w.names {
		if strings.HasPrefix(last, name+" ") || strings.HasPrefix(last, name+",") {
			return true
		}
	}
	return false
}

// along tells whether the steps are places on one way, in order; behind the last one the sentence may
// go on.
func along(place, steps []string) bool {
	at := 0
	for i, step := range steps {
		found := slices.IndexFunc(place[at:], func(name string) bool {
			return name == step || i == len(steps)-1 && (strings.HasPrefix(step, name+" ") || strings.HasPrefix(step, name+",") || strings.HasPrefix(step, name+"\"")) ||
				i == 0 && strings.HasSuffix(step, " "+name)
		})
		if found < 0 {
			return false
		}
		at += found + 1
	}
	return true
}

// near gives the way to the place that is called as the last step, or nearly so.
func (w *Ways) near(steps []string) string {
	last := steps[len(steps)-1]
	var names []string
	for _, place := range w.places {
		names = append(names, place[len(place)-1])
	}
	wanted := text.Closest(last, names)
	for i, place := range w.places {
		if name := place[len(place)-1]; name == last || name == wanted {
			return w.shown[i]
		}
	}
	return ""
}

// ways finds the menu paths that the structure of the app does not have.
func ways(c *corpus) []kb.Finding {
	app := NewWays(c.Sources)
	if app == nil {
		return nil
	}
	var findings []kb.Finding
	for _, e := range c.entries {
		if e.source.Kind == kb.KindApp {
			continue
		}
		lines := strings.Split(e.Body, "\n")
		fences := kb.Fences(lines)
		for i, line := range lines {
			if inFence(fences, i) {
				continue
			}
			for _, m := range app.In(line) {
				findings = append(findings, finding(noPlace, c.locate(e, i, m.Way), fmt.Sprintf("the app has no %s", quoted(m.Way)), nearWay(m.Near)))
			}
		}
	}
	return findings
}

func nearWay(near string) string {
	if near == "" {
		return "name the way as the screen shows it, or add the place to the structure of the app"
	}
	return "did you mean " + near + "?"
}
