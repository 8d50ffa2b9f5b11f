package main

import (
	"context"

	"firstline/cmd/firstline/internal/ui"
	"firstline/eval/dialog/replay"
)

// review shows a replay on the terminal, and keeps what people think of it.
func (r *rerun) review(ctx context.Context, made *replay.Report) error {
	err := r.app.styles().Review(ctx, r.app.screen, ui.ReviewOptions{
		Report: made,
		Now:    r.asked[0].Operator,
		Give: func(d *replay.Dialog, reply int, o *replay.Opinion) error {
			return r.verdicts.Give(r.asked[0], d, reply, o)
		},
	})
	made.Count()
	return err
}
