package source

import (
	"testing"

	"firstline/kb"
)

// TestOneHeadingPair: one pair makes no page of questions, and its title has no mark.
func TestOneHeadingPair(t *testing.T) {
	s := mustLoad(t, "kb/a.md", "# Вход\n\n## Вопрос\n\nКак войти?\n\n## Ответ\n\nПо паролю.\n\n## Ответ\n\nИли по коду.\n")
	if e := s.Entries[0]; e.Kind != kb.Section || e.Title != "Как войти?" || e.Body != "По паролю." || len(s.Entries) != 2 {
		t.Errorf("%+v", s.Entries)
	}
}
