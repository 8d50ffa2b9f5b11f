package frame

import (
	"regexp"
	"testing"
	"testing/fstest"
)

// What all pages say is there in Russian, and nothing that none says.
func TestSharedWords(t *testing.T) {
	page, err := files.ReadFile("files/frame.html")
	if err != nil {
		t.Fatal(err)
	}
	asked := map[string]bool{}
	for _, m := range regexp.MustCompile(`\{\{t "([^"]+)"\}\}`).FindAllSubmatch(page, -1) {
		asked[string(m[1])] = true
	}
	russian := NewWords(fstest.MapFS{}, ".", "ru").Texts
	for key := range asked {
		if russian[key] == "" {
			t.Errorf("files/ru.txt lacks %q", key)
		}
	}
	if len(asked) == 0 || len(russian) != len(asked) {
		t.Errorf("the page says %d texts, files/ru.txt has %d", len(asked), len(russian))
	}
}
