package main

import (
	"context"
	"encoding/json"
	"os"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval/chat"
	"firstline/eval/chat/llm"
	"firstline/eval/operator"
)

// debugLog is a file of what models are sent and give, a line of JSON for each request.
type debugLog struct {
	mu   sync.Mutex
	file *os.File
	keys []string // that are masked
}

// exchanged is a line of it.
type exchanged struct {
	Model    string `json:"model"`
	Dialog   string `json:"dialog,omitempty"`
	Try      int    `json:"try,omitempty"`
	Request  any    `json:"request"`
	Response any    `json:"response,omitempty"`
	Error    string `json:"error,omitempty"`
}

// bindDebug lets a command write what models are sent.
func (a *app) bindDebug(cmd *cobra.Command) {
	cmd.Flags().StringVar(&a.debug, "debug", "", "write each request to a model, and what came of it, into this `FILE`, a line of JSON each; keys are masked")
}

// openDebug begins the file that --debug names; nil where it names none.
func (w *workspace) openDebug() (*debugLog, error) {
	if w.app.debug == "" {
		return nil, nil //nolint:nilnil // none is wanted
	}
	file, err := os.Create(w.app.debug)
	if err != nil {
		return nil, &exitError{wrong, err}
	}
	return &debugLog{file: file, keys: w.app.modelKeys(w.Project)}, nil
}

// write adds a line, in one piece. What the disk does not take is lost: the run goes on.
func (d *debugLog) write(ctx context.Context, line exchanged, err error) {
	scene := chat.SceneOf(ctx)
	line.Dialog, line.Try = scene.Dialog, scene.Try
	if err != nil {
		line.Response, line.Error = nil, err.Error()
	}
	data, err := json.Marshal(line)
	if err != nil {
		return
	}
	masked := string(data)
	for _, key := range d.keys {
		masked = strings.ReplaceAll(masked, key, "***")
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	_, _ = d.file.WriteString(masked + "\n")
}

func (w *workspace) debugged(m project.Model, inner llm.Client) llm.Client {
	if w.log == nil {
		return inner
	}
	return &debugged{w.log, m.Name, inner}
}

func (w *workspace) debuggedModel(m project.Model, inner operator.Model) operator.Model {
	if w.log == nil {
		return inner
	}
	return &debuggedModel{w.log, m.Name, inner}
}

// debugged is a language model whose requests are written.
type debugged struct {
	log   *debugLog
	name  string
	inner llm.Client
}

func (d *debugged) Complete(ctx context.Context, r llm.Request) (llm.Response, error) {
	response, err := d.inner.Complete(ctx, r)
	d.log.write(ctx, exchanged{Model: d.name, Request: r, Response: response}, err)
	return response, err
}

// debuggedModel is a deployed operator whose requests are written.
type debuggedModel struct {
	log   *debugLog
	name  string
	inner operator.Model
}

func (d *debuggedModel) Reply(ctx context.Context, r chat.Request) (chat.Reply, error) {
	reply, err := d.inner.Reply(ctx, r)
	d.log.write(ctx, exchanged{Model: d.name, Request: r.Messages, Response: reply}, err)
	return reply, err
}
