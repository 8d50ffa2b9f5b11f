package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"firstline/cmd/firstline/internal/ui"
	"firstline/eval/dialog/export"
	"firstline/eval/report"
	"firstline/kb"
)

// askSide sees to it that the company's side is known wherever an export does not tell it.
func (i *importing) askSide(files []exportFile) error {
	for _, f := range files {
		if f.format != "telegram" || len(i.options.Ours)+len(i.options.AI) > 0 {
			continue
		}
		in, closeFile, err := f.open()
		if err != nil {
			return err
		}
		accounts, err := export.Accounts(f.name, in)
		closeFile()
		if err != nil {
			return err
		}
		if i.options.Ours, err = i.ask(f.name, accounts); err != nil {
			return err
		}
	}
	return nil
}

// ask asks on a terminal which accounts are the company's.
func (i *importing) ask(name string, accounts []export.Account) ([]string, error) {
	const most = 10
	accounts = accounts[:min(len(accounts), most)]
	unknown := kb.Errorf(kb.Pos{Path: name}, "the export does not tell which side is the company")
	var likely []string
	for _, a := range accounts[:min(len(accounts), 3)] {
		likely = append(likely, fmt.Sprintf("%s (%s, in %d of the chats)", a.ID, cmp.Or(a.Name, "without a name"), a.Chats))
	}
	unknown.Hint = "say it by --ours ID, or by dialogs: {ours: ID} in firstline.yaml; who writes most: " + strings.Join(likely, ", ")
	if !i.app.live() || len(accounts) == 0 {
		return nil, unknown
	}
	fmt.Fprintf(i.app.err, "%s does not tell which side is the company. Who writes in it:\n", name)
	for n, a := range accounts {
		fmt.Fprintf(i.app.err, "  %d  %s  %s  %s in %s\n", n+1, a.ID, ui.Plain(a.Name), report.Many(a.Messages, "message"), report.Many(a.Chats, "chat"))
	}
	fmt.Fprint(i.app.err, "Which of them are yours? Numbers or ids, by commas: ")
	answer, err := bufio.NewReader(i.app.in).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	var ours []string
	for word := range strings.FieldsFuncSeq(answer, func(r rune) bool { return r == ',' || r == ' ' || r == '\n' || r == '\r' }) {
		if n, err := strconv.Atoi(word); err == nil && n >= 1 && n <= len(accounts) {
			word = accounts[n-1].ID
		}
		ours = append(ours, word)
	}
	if len(ours) == 0 {
		return nil, unknown
	}
	i.app.hint("dialogs: {ours: [" + strings.Join(ours, ", ") + "]} in firstline.yaml answers this the next time")
	return ours, nil
}
