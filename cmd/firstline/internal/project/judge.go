package project

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"firstline/kb"
	"firstline/kb/lint"
)

// Judged is what is left of findings once the project has had its say.
type Judged struct {
	Findings []kb.Finding
	Off      int // were turned off: by lint of firstline.yaml, of a source, or where they stand
	Accepted int // are on the list of those that the company lives with
}

// Judge gives findings the severity that the project wants, and takes out those that are turned off or
// accepted. The sources are those that were read, with their entries.
func (p *Project) Judge(findings []kb.Finding, sources []*kb.Source) Judged {
	j, judged := p.judge(findings, sources)
	accepted, err := p.ReadAccepted()
	judged.Findings = append(judged.Findings, Findings(err, "CF011")...)
	judged.Findings, judged.Accepted = accepted.Without(judged.Findings, j.Line)
	judged.Findings = lint.Sort(judged.Findings)
	return judged
}

// JudgeAll is Judge before anything is accepted.
func (p *Project) JudgeAll(findings []kb.Finding, sources []*kb.Source) []kb.Finding {
	_, judged := p.judge(findings, sources)
	judged.Findings = lint.Sort(judged.Findings)
	return judged.Findings
}

func (p *Project) judge(findings []kb.Finding, sources []*kb.Source) (judge, Judged) {
	j := judge{Project: p, encodings: map[string]string{}, lines: map[string][]string{}, always: map[string]bool{}}
	for _, page := range Rules() {
		if page.Always {
			j.always[page.Code] = true
		}
	}
	for _, s := range sources {
		j.encodings[s.Path] = s.Encoding
		j.offs = append(j.offs, lint.RowOffs(s)...)
	}
	for _, name := range p.commented(sources) {
		j.offs = append(j.offs, lint.Offs(name, j.of(name))...)
	}
	j.used = make([]bool, len(j.offs))
	var judged Judged
	for _, f := range findings {
		f, wanted := p.Config.Lint.severity(f)
		if !wanted || !j.always[f.Code] && (j.offInSource(f) || j.offHere(f)) {
			judged.Off++
			continue
		}
		judged.Findings = append(judged.Findings, f)
	}
	judged.Findings = append(judged.Findings, j.comments()...)
	return j, judged
}

// judge knows the comments of a project.
type judge struct {
	*Project
	encodings map[string]string // of sources
	lines     map[string][]string
	always    map[string]bool
	offs      []lint.Off
	used      []bool
}

// of gives the lines of a file, once read.
func (j *judge) of(name string) []string {
	lines, ok := j.lines[name]
	if !ok {
		lines = lint.Lines(j.FS, name, j.encodings[name])
		j.lines[name] = lines
	}
	return lines
}

// Line gives the text of the line at a place; "" where there is none.
func (j *judge) Line(at kb.Pos) string {
	if at.Line < 1 || at.Sheet != "" {
		return ""
	}
	if lines := j.of(at.Path); at.Line <= len(lines) {
		return lines[at.Line-1]
	}
	return ""
}

// commented lists the files in which a comment may turn a finding off.
func (p *Project) commented(sources []*kb.Source) []string {
	names := []string{FileName}
	for _, s := range sources {
		names = append(names, s.Path)
	}
	if p.Config.Company.Text != "" {
		names = append(names, p.Config.Company.Text)
	}
	for _, o := range p.Config.Operators {
		for _, v := range []Value{o.Layer, o.Base} {
			if strings.Contains(v.Text, ".") && !slices.Contains(names, v.Text) {
				names = append(names, v.Text)
			}
		}
	}
	if sets, err := p.SetFiles(); err == nil {
		names = append(names, sets...)
	}
	return names
}

// Wanted tells whether a finding is turned off neither by lint of firstline.yaml nor by that of its source.
func (p *Project) Wanted(f kb.Finding) bool {
	_, wanted := p.Config.Lint.severity(f)
	return wanted && p.Config.sourceOptions(f.Pos.Path).Lint[f.Code].Text == ""
}

// offInSource tells whether the lint of a source turns a finding off.
func (j *judge) offInSource(f kb.Finding) bool {
	return j.Config.sourceOptions(f.Pos.Path).Lint[f.Code].Text != ""
}

// offHere tells whether a comment at one of its places turns a finding off, with a reason.
func (j *judge) offHere(f kb.Finding) bool {
	off := false
	for i, o := range j.offs {
		if o.Covers(f.Code, f.Pos) || f.Other.Path != "" && o.Covers(f.Code, f.Other) {
			j.used[i] = true
			off = off || o.Reason != ""
		}
	}
	return off
}

// comments tells of those that turn nothing off.
func (j *judge) comments() []kb.Finding {
	var findings []kb.Finding
	pages := Rules()
	for i, o := range j.offs {
		code := "KB012"
		if len(o.Codes) > 0 {
			code = strings.Join(o.Codes, ", ")
		}
		f := kb.Finding{Pos: o.Pos, Code: "CF009", Severity: kb.Warning, Hint: fmt.Sprintf("write  firstline: off %s and the reason", code)}
		unknown := slices.IndexFunc(o.Codes, func(code string) bool { return checkCode(code, o.Pos, pages) != nil })
		switch {
		case o.Other:
			f.Message = "this turns no finding off: the cell does not begin with off"
		case len(o.Codes) == 0:
			f.Message = "this turns no finding off: it names no rule"
		case unknown >= 0:
			if mistake, ok := errors.AsType[*kb.SyntaxError](checkCode(o.Codes[unknown], o.Pos, pages)); ok {
				f.Message, f.Hint = mistake.Msg, mistake.Hint
			}
		case o.Reason == "":
			f.Message = "this turns no finding off: it gives no reason"
		case !j.used[i]:
			f.Code, f.Hint = "CF010", "take the comment out"
			f.Message = fmt.Sprintf("there is no finding of %s here", code)
		default:
			continue
		}
		findings = append(findings, f)
	}
	return findings
}

// Shown gives the line of a file that a finding stands on, without the blanks around it.
func (p *Project) Shown(sources []*kb.Source) func(kb.Pos) string {
	j := judge{Project: p, encodings: map[string]string{}, lines: map[string][]string{}}
	for _, s := range sources {
		j.encodings[s.Path] = s.Encoding
	}
	return func(at kb.Pos) string {
		if path.Ext(at.Path) == "" {
			return ""
		}
		return strings.TrimSpace(j.Line(at))
	}
}
