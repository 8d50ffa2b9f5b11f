package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval"
	"firstline/eval/chat"
	"firstline/kb"
	"firstline/kb/endpoint"
)

// doctorPatience is how long an answer may take, where the model's own timeout is no shorter.
const doctorPatience = 10 * time.Second

func newDoctor(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "doctor",
		Short: "whether each configured model and embedder answers",
		Long: fmt.Sprintf(`Puts one greeting to each model of firstline.yaml, and one word to its embedder, all at
once, and tells which of them answer within %v, or their timeout if that is shorter, what that took, and
what is wrong with the others.

Exit status: 0 all answer · 2 the configuration is wrong, as where the variable of a key is not set ·
3 one fails.`, doctorPatience),
		Example: "  firstline doctor\n  firstline doctor --format json",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.runDoctor(cmd.Context()) },
	}
}

// doctorReport is the result of doctor, as it is printed in JSON.
type doctorReport struct {
	Schema string        `json:"schema"`
	Checks []doctorCheck `json:"checks"`
}

// doctorCheck is what came of calling one model.
type doctorCheck struct {
	Kind    string           `json:"kind" jsonschema:"enum=model,enum=embedding"`
	Name    string           `json:"name,omitempty"` // of a model
	API     string           `json:"api"`            // builtin for those that need no network
	Address string           `json:"address,omitempty"`
	Command []string         `json:"command,omitempty"`
	Model   string           `json:"model,omitempty"` // as the server calls it
	Source  kb.Pos           `json:"source,omitzero"`
	OK      bool             `json:"ok"`
	Reason  string           `json:"reason,omitempty"` // config, or that of the error of a dialog
	Message string           `json:"message,omitempty"`
	Hint    string           `json:"hint,omitempty"`
	Tokens  chat.TokenCounts `json:"tokens"`
	Timing  eval.Timing      `json:"timing"`

	keyEnv   string        // the variable that holds the key
	patience time.Duration // how long its answer may take
}

func (a *app) runDoctor(ctx context.Context) error {
	p, err := a.open()
	if err != nil {
		return err
	}
	w := a.workspaceOf(p)
	defer w.close()
	checks := []doctorCheck{newModelCheck(project.Model{Name: project.BuiltinModel})}
	for _, m := range p.Config.Models {
		checks = append(checks, newModelCheck(m))
	}
	checks = append(checks, newEmbeddingCheck(p.Config.Embedding))
	var all sync.WaitGroup
	for i := range checks {
		check := &checks[i]
		ask, err := w.probeOf(*check)
		if err != nil {
			check.fail(err)
			continue
		}
		all.Go(func() { check.take(ctx, ask, a.clock) })
	}
	all.Wait()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	report := doctorReport{Schema: "firstline.doctor/v1", Checks: checks}
	if a.json() {
		err = writeJSON(a.out, report)
	} else {
		a.printDoctor(report)
	}
	return errors.Join(report.status(), err)
}

// newModelCheck is the check of a model that was not called yet.
func newModelCheck(m project.Model) doctorCheck {
	c := doctorCheck{
		Kind: "model", Name: m.Name, API: m.API.Text, Address: m.BaseURL.Text, Command: m.Command, Model: m.Model.Text,
		Source: m.Pos, keyEnv: m.KeyEnv.Text, patience: min(doctorPatience, cmp.Or(m.Timeout, doctorPatience)),
	}
	if m.Name == project.BuiltinModel {
		c.API = project.BuiltinModel
	}
	return c
}

// newEmbeddingCheck is the same of the embedder.
func newEmbeddingCheck(e project.Embedding) doctorCheck {
	c := doctorCheck{
		Kind: "embedding", API: e.API.Text, Address: e.BaseURL.Text, Model: e.Model.Text, Source: e.Pos, keyEnv: e.KeyEnv.Text,
		patience: doctorPatience,
	}
	if e.Builtin() {
		c.API, c.Source = project.BuiltinModel, kb.Pos{}
	}
	return c
}

// take calls the model and keeps what came of it.
func (c *doctorCheck) take(ctx context.Context, ask probe, clock func() time.Time) {
	within, cancel := context.WithTimeout(ctx, c.patience)
	defer cancel()
	began := clock()
	tokens, err := ask(within)
	c.OK, c.Tokens = err == nil, tokens
	c.Timing.Seconds = clock().Sub(began).Seconds()
	switch {
	case err != nil && within.Err() != nil:
		c.Reason = "timeout"
		c.Message = fmt.Sprintf("%s: %s: no answer within %v", c.name(), c.where(), c.patience)
	case err != nil:
		c.fail(err)
	}
}

// wrongConfig is the reason of what cannot be called as it is configured.
const wrongConfig = "config"

// fail says why a model cannot be called, or has not answered.
func (c *doctorCheck) fail(err error) {
	if mistake, ok := errors.AsType[*kb.SyntaxError](err); ok {
		c.Reason, c.Source, c.Message, c.Hint = wrongConfig, mistake.Pos, mistake.Msg, mistake.Hint
		return
	}
	var reasoned interface{ Reason() string }
	c.Reason, c.Message = endpoint.ReasonModel, c.name()+": "+err.Error()
	if errors.As(err, &reasoned) {
		c.Reason = cmp.Or(reasoned.Reason(), c.Reason)
	}
	c.Hint = c.hint()
}

// hint is what a person may look at first.
func (c *doctorCheck) hint() string {
	switch {
	case c.Reason == endpoint.ReasonAuth && c.keyEnv == "":
		return "no key is sent: name the environment variable that holds it, as  key_env: SOME_KEY"
	case c.Reason == endpoint.ReasonAuth:
		return "is it the right key that " + shownVariable(c.keyEnv) + " holds?"
	case c.Reason == endpoint.ReasonUnreachable && len(c.Command) == 0:
		return "is its server running, and is base_url the address?"
	}
	return ""
}

// name is what the configuration calls the model.
func (c *doctorCheck) name() string { return strings.TrimSpace(c.Kind + " " + c.Name) }

// where is the address of the model, or the program that it is.
func (c *doctorCheck) where() string {
	return cmp.Or(c.Address, strings.Join(c.Command, " "))
}

// status ends the command as the worst of the checks asks for.
func (r doctorReport) status() error {
	worst := done
	for _, c := range r.Checks {
		switch {
		case c.OK:
		case c.Reason == wrongConfig:
			return &exitError{code: wrong}
		default:
			worst = infrastructure
		}
	}
	if worst == done {
		return nil
	}
	return &exitError{code: worst}
}
