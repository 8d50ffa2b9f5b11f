// Package frametest holds what every page of firstline must be, whatever is in it.
package frametest

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"html"
	"io"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

// Element is a start tag of a page.
type Element struct {
	Name       string
	Attributes map[string]string
}

// Elements reads a page as XML, which is stricter than HTML: every tag is closed in its place, every
// attribute quoted, every text escaped.
func Elements(t *testing.T, page string) []Element {
	t.Helper()
	if !utf8.ValidString(page) {
		t.Error("the page is not UTF-8")
	}
	raw := regexp.MustCompile(`(?s)(<style>|<script>).*?(</style>|</script>)`)
	decoder := xml.NewDecoder(strings.NewReader(raw.ReplaceAllString(page, "$1$2")))
	var all []Element
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatalf("not well-formed: %v", err)
		}
		if start, ok := token.(xml.StartElement); ok {
			e := Element{start.Name.Local, map[string]string{}}
			for _, a := range start.Attr {
				if _, doubled := e.Attributes[a.Name.Local]; doubled {
					t.Errorf("<%s> has %s twice", e.Name, a.Name.Local)
				}
				e.Attributes[a.Name.Local] = a.Value
			}
			all = append(all, e)
		}
	}
}

// Sound holds a page to what all are: well-formed, one style and one script, which load nothing and
// lead nowhere but to places of the page. It gives the ids of those places.
func Sound(t *testing.T, page string) (elements []Element, ids map[string]bool) {
	t.Helper()
	elements = Elements(t, page)
	ids = map[string]bool{}
	counts := map[string]int{}
	for _, e := range elements {
		counts[e.Name]++
		if id, ok := e.Attributes["id"]; ok {
			if ids[id] {
				t.Errorf("id %q is there twice", id)
			}
			ids[id] = true
		}
	}
	if counts["script"] != 1 || counts["style"] != 1 || counts["img"]+counts["iframe"]+counts["link"]+counts["object"] > 0 {
		t.Errorf("unexpected elements: %v", counts)
	}
	for _, e := range elements {
		for key, value := range e.Attributes {
			switch {
			case key == "style", key == "src", key == "srcset", strings.HasPrefix(key, "on"), key == "action", key == "formaction":
				t.Errorf("<%s %s=%q>", e.Name, key, value)
			case key == "href" && !strings.HasPrefix(value, "#"):
				t.Errorf("<%s href=%q> leads outside", e.Name, value)
			}
		}
	}
	return elements, ids
}

// Policy holds the policy of a page to letting in exactly the style and the script that it has.
func Policy(t *testing.T, page string) {
	t.Helper()
	allowed := func(tag string) string {
		_, rest, _ := strings.Cut(page, "<"+tag+">")
		block, _, found := strings.Cut(rest, "</"+tag+">")
		if !found || len(block) < 1000 {
			t.Fatalf("no <%s>", tag)
		}
		sum := sha256.Sum256([]byte(block))
		return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	_, rest, _ := strings.Cut(page, `<meta http-equiv="Content-Security-Policy" content="`)
	policy, _, _ := strings.Cut(rest, `"`)
	want := "default-src 'none'; style-src " + allowed("style") + "; script-src " + allowed("script") +
		"; img-src data:; form-action 'none'; base-uri 'none'"
	if got := html.UnescapeString(policy); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if at := strings.Index(page, policy); at > strings.Index(page, "<style>") {
		t.Error("the policy comes after what it is to judge")
	}
}

// Text is what a page says, without its tags.
func Text(page string) string {
	_, page, _ = strings.Cut(page, "</style>")
	page, _, _ = strings.Cut(page, "<script>")
	text := html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(page, " "))
	return strings.Join(strings.Fields(strings.NewReplacer("\u00a0", " ", "\u2060", "").Replace(text)), " ")
}
