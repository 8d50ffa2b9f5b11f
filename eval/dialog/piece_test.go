package dialog_test

import (
	"strings"
	"testing"
	"time"

	"firstline/eval/chat"
	"firstline/eval/dialog"
	"firstline/kb"
)

// TestJoin holds that people may repeat themselves within a minute, and that what two files overlap in, or a log
// delivers twice, is there once.
func TestJoin(t *testing.T) {
	noon := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	piece := func(kind dialog.PieceKind, file string, texts ...string) (pieces []dialog.Piece) {
		for _, text := range texts {
			d := &dialog.Dialog{ID: "1", Pos: kb.Pos{Path: file, Line: 1}, Messages: []dialog.Message{{Role: chat.User, Text: text, At: noon}}}
			pieces = append(pieces, dialog.Piece{Dialog: d, Kind: kind})
		}
		return pieces
	}
	whole := piece(dialog.Whole, "a.json", "алло")
	whole[0].Messages = append(whole[0].Messages, whole[0].Messages[0])
	for name, c := range map[string]struct {
		pieces []dialog.Piece
		want   string
	}{
		"rows of one file":      {piece(dialog.Row, "a.csv", "где заказ?", "алло", "где заказ?", "алло"), "где заказ? алло где заказ? алло"},
		"files that overlap":    {append(piece(dialog.Row, "a.csv", "алло", "алло"), piece(dialog.Row, "b.csv", "алло", "алло", "алло", "ау")...), "алло алло алло ау"},
		"a dialog as a whole":   {whole, "алло алло"},
		"a log delivered twice": {piece(dialog.Event, "a.jsonl", "алло", "ау", "алло"), "алло ау"},
	} {
		var said []string
		for _, m := range dialog.Join(c.pieces).Messages {
			said = append(said, m.Text)
		}
		if got := strings.Join(said, " "); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}
