package export

import (
	"strings"
	"testing"
)

// TestGuessTimes holds that the key of the times is found by its values where its name tells nothing, and that
// numbers are not taken for times.
func TestGuessTimes(t *testing.T) {
	const row = `{"dialog_id":"1","who":"client","text":"Hi","phone":1772348400,"KEY":"VALUE"}` + "\n" + `{"dialog_id":"1","who":"bot","text":"Hello","phone":1772348401,"KEY":"VALUE"}`
	for value, want := range map[string]Times{
		"2026-09-01 10:00:00": {Key: "said"},
		"01/09/2026 10:00":    {Key: "said", Layout: "DD/MM/YYYY HH:mm"},
		"1772348400":          {},
		"morning":             {},
	} {
		head := strings.NewReplacer("KEY", "said", "VALUE", value).Replace(row)
		if m, _, err := Guess([]byte(head)); err != nil || m.At != want {
			t.Errorf("%s: %+v, %v", value, m.At, err)
		}
	}
}
