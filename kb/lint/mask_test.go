package lint

import (
	"encoding/json"
	"strings"
	"testing"

	"firstline/kb"
)

// What is secret is not shown round, whatever the finding on its line is, and what is not stays.
func TestMask(t *testing.T) {
	for _, c := range []struct{ code, line, want string }{
		{secret, "Пароль от кассы: Zima2026!x7, вход один", "Пароль от кассы: •••, вход один"},
		{secret, "-H \"Authorization: Bearer vt_live_9fK3qTz7LwX2bRm8VdY4pN6cHs1J\"", "-H \"Authorization: Bearer •••\""},
		{mixedLetters, "Пароль от кaссы: Zima2026!x7", "Пароль от кaссы: •••"},
		{internalLink, "see http://admin:zima@10.0.0.1/a", "see http://admin:•••@10.0.0.1/a"},
		{cardNumber, "на карту 2202 2061 2345 6787.", "на карту •••• •••• •••• ••••."},
		{otherPrice, "the card 5425 2334 3010 9903 costs £5", "the card •••• •••• •••• •••• costs £5"},
		{personal, "Паспорт 4510 123456 выдан в Москве", "Паспорт •••• •••••• выдан в Москве"},
		{personal, "Звоните менеджеру Ирине Петровой: +7 916 000-12-34, офис +7 495 000-41-70", "Звоните менеджеру Ирине Петровой: +• ••• •••-••-34, офис +7 495 000-41-70"},
		{personal, "write to ann.smith.home@gmail.com", "write to •••@gmail.com"},
		{otherContact, "Телефон: +7 916 000-12-34", "Телефон: +7 916 000-12-34"},
		{otherPrice, "Pro стоит 1 190 ₽, счёт 40700000000000004170", "Pro стоит 1 190 ₽, счёт 40700000000000004170"},
		{otherPrice, "password: YOUR_KEY_1234, Пароль придумайте сами", "password: YOUR_KEY_1234, Пароль придумайте сами"},
	} {
		at := kb.Pos{Path: "kb/a.md", Line: 3}
		if got := NewMask([]kb.Finding{{Code: c.code, Pos: at}}).Line(at, c.line); got != c.want {
			t.Errorf("%s: %q, want %q", c.code, got, c.want)
		}
	}
	mask := NewMask([]kb.Finding{{Code: personal, Pos: kb.Pos{Path: "kb/a.md", Line: 3, EndLine: 3}}})
	if got := mask.Line(kb.Pos{Path: "kb/a.md", Line: 4}, "+7 916 000-12-34"); got != "+7 916 000-12-34" {
		t.Errorf("another line: %q", got)
	}
}

// The accepted list is committed: it has no secret, and another secret in its place is told.
func TestAcceptedSecrets(t *testing.T) {
	at := kb.Pos{Path: "kb/a.md", Line: 3}
	for _, c := range []struct{ code, line, other, secret string }{
		{secret, "Пароль от кассы: Zima2026!x7", "Пароль от кассы: Leto2031!z4", "Zima"},
		{cardNumber, "Карта 2202 2061 2345 6787", "Карта 5425 2334 3010 9903", "2061"},
		{personal, "Call Ann Smith on 07700 900123", "Call Ann Smith on 07700 900124", "900123"},
	} {
		findings := []kb.Finding{{Code: c.code, Pos: at, Message: "so"}, {Code: mixedLetters, Pos: at, Message: "so"}}
		list := Accept(findings, func(kb.Pos) string { return c.line })
		data, err := json.Marshal(list)
		if err != nil || strings.Contains(string(data), c.secret) {
			t.Errorf("%s, %v", data, err)
		}
		if _, accepted := list.Without(findings, func(kb.Pos) string { return c.line }); accepted != 2 {
			t.Errorf("%s: %d are accepted", c.line, accepted)
		}
		if _, accepted := list.Without(findings, func(kb.Pos) string { return c.other }); accepted != 0 {
			t.Errorf("%s: %d are accepted", c.other, accepted)
		}
	}
}
