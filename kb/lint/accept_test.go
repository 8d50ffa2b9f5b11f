package lint

import (
	"testing"

	"firstline/kb"
)

// What was accepted stays accepted when its line moves, and is told again when its text or its number
// changes.
func TestAccepted(t *testing.T) {
	at := func(line int, message string) kb.Finding {
		return kb.Finding{Code: "KB101", Pos: kb.Pos{Path: "kb/faq.md", Line: line}, Message: message}
	}
	text := "Pro стоит 1 190 ₽"
	lines := func(kb.Pos) string { return text }
	was := []kb.Finding{at(3, "“1 190 ₽” here, and “990 ₽” in kb/prices.csv:4"), at(3, "“1 190 ₽” here, and “990 ₽” in kb/prices.csv:4")}
	list := Accept(was, lines)
	if len(list.Findings) != 1 || list.Findings[0].Times != 2 {
		t.Fatalf("%+v", list)
	}
	moved := []kb.Finding{at(9, "“1 190 ₽” here, and “990 ₽” in kb/prices.csv:5")}
	if left, accepted := list.Without(moved, lines); len(left) != 0 || accepted != 1 {
		t.Errorf("moved: %d left, %d accepted", len(left), accepted)
	}
	three := append(was, moved...)
	if left, accepted := list.Without(three, lines); len(left) != 1 || accepted != 2 {
		t.Errorf("once more: %d left, %d accepted", len(left), accepted)
	}
	changed := []kb.Finding{at(3, "“1 290 ₽” here, and “990 ₽” in kb/prices.csv:4")}
	if left, _ := list.Without(changed, lines); len(left) != 1 {
		t.Error("another number is accepted")
	}
	text = "Pro стоит всего 1 190 ₽"
	if left, _ := list.Without(was[:1], lines); len(left) != 1 {
		t.Error("another line is accepted")
	}
}

func TestReadAccepted(t *testing.T) {
	for _, bad := range []string{"", "{", `{"schema":"firstline.eval/v1"}`} {
		if _, err := ReadAccepted([]byte(bad)); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
	if a, err := ReadAccepted([]byte(`{"schema":"firstline.accepted/v1","findings":[{"path":"a","code":"b","message":"c"}]}`)); err != nil || len(a.Findings) != 1 {
		t.Errorf("%+v, %v", a, err)
	}
}
