package recording

import (
	"regexp"
	"strings"
	"testing"

	"firstline/eval/chat"
)

// TestPageName holds that names are taken by every file system, and that no two are the same for one that
// does not look at case.
func TestPageName(t *testing.T) {
	v := Voice{"igor", "mini"}
	for dialog, want := range map[string]string{
		"prices/pro-month": `igor/mini/prices/pro-month\.yaml`,
		"цены/сколько":     `igor/mini/цены/сколько\.yaml`,
		"a/Pro":            `igor/mini/a/Pro~[0-9a-f]{8}\.yaml`,
		"a/con":            `igor/mini/a/con~[0-9a-f]{8}\.yaml`,
		"a/lpt1.x":         `igor/mini/a/lpt1\.x~[0-9a-f]{8}\.yaml`,
		"a/..":             `igor/mini/a/~[0-9a-f]{8}\.yaml`,
		"a/b@2":            `igor/mini/a/b-2~[0-9a-f]{8}\.yaml`,
		"a/b:*?\"<>|\\":    `igor/mini/a/b--------~[0-9a-f]{8}\.yaml`,
		"a/b ":             `igor/mini/a/b-~[0-9a-f]{8}\.yaml`,
		"a/.b":             `igor/mini/a/b~[0-9a-f]{8}\.yaml`,
		"a/и\u0306":        `igor/mini/a/й~[0-9a-f]{8}\.yaml`,
		"":                 `igor/mini/~[0-9a-f]{8}/~[0-9a-f]{8}\.yaml`,
		"no-tools.txt/a":   `igor/mini/no-tools\.txt~[0-9a-f]{8}/a\.yaml`,
	} {
		if got := pageName(v, chat.Scene{Dialog: dialog, Try: 1}); !regexp.MustCompile("^" + want + "$").MatchString(got) {
			t.Errorf("%q: %s", dialog, got)
		}
	}
	if got := pageName(v, chat.Scene{Dialog: "a/b", Try: 12}); got != "igor/mini/a/b@12.yaml" || tryOf(got) != "@12.yaml" {
		t.Error(got)
	}
	if a, b := safe(strings.Repeat("д", 300)), safe(strings.Repeat("д", 299)); len(a) > 120 || a == b {
		t.Errorf("%s, %s", a, b)
	}
	if got := safe("parts"); got == "parts" {
		t.Error("an operator's folder is that of the parts")
	}
}
