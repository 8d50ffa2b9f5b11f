package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"firstline/cmd/firstline/internal/ui"
	"firstline/eval/dialog"
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
		accounts, err := accountsOf(f)
		if err != nil {
			return err
		}
		if i.options.Ours, err = i.ask(f.name, accounts); err != nil {
			return err
		}
	}
	return nil
}

func accountsOf(f exportFile) ([]export.Account, error) {
	in, closeFile, err := f.open()
	if err != nil {
		return nil, err
	}
	defer closeFile()
	return export.Accounts(f.name, in)
}

// unanswered says of an export in which nobody writes who is known as the company's that it cannot be used: all
// of its dialogs would seem to have ended without a human.
func (i *importing) unanswered(f exportFile) error {
	accounts, err := accountsOf(f)
	if err != nil {
		return err
	}
	return sideUnknown(f.name, "nobody of the company writes in it: not "+strings.Join(append(i.options.Ours, i.options.AI...), ", not "), accounts)
}

// crowd counts the dialogs in which several accounts write that are not known as the company's.
type crowd struct {
	dialogs, crowded int
	in               map[string]int // such an account → in how many of them it writes
}

func (c *crowd) add(p dialog.Piece) {
	c.dialogs++
	if len(p.Customer) < 2 {
		return
	}
	c.crowded++
	if c.in == nil {
		c.in = map[string]int{}
	}
	for _, name := range p.Customer {
		c.in[name]++
	}
}

// tellSides says what may be wrong with the sides: a name that was given and nobody bears, and dialogs that have
// several customers, one of whom may be the company's.
func (i *importing) tellSides(given []string) {
	for _, name := range given {
		if !i.options.Met[name] {
			i.app.note("%s: nobody of that name or id writes in what was read", ui.Name(name))
		}
	}
	if i.crowded.crowded == 0 {
		return
	}
	const most = 3
	names := slices.SortedFunc(maps.Keys(i.crowded.in), func(a, b string) int {
		return cmp.Or(cmp.Compare(i.crowded.in[b], i.crowded.in[a]), cmp.Compare(a, b))
	})
	i.app.note("in %d of %s more than one account writes beside the company's, most often %s; where one is yours, name it too, by --ours or --ai, and import again",
		i.crowded.crowded, report.Many(i.crowded.dialogs, "dialog"), ui.Name(strings.Join(names[:min(len(names), most)], ", ")))
}

// sideUnknown is a mistake with who writes in the file as a hint.
func sideUnknown(name, mistake string, accounts []export.Account) error {
	const most = 3
	unknown := kb.Errorf(kb.Pos{Path: name}, "%s", mistake)
	var likely []string
	for _, a := range accounts[:min(len(accounts), most)] {
		likely = append(likely, fmt.Sprintf("%s (%s, in %d of the chats)", a.ID, cmp.Or(a.Name, "without a name"), a.Chats))
	}
	unknown.Hint = "say it by --ours ID, or by dialogs: {ours: ID} in firstline.yaml; who writes most: " + strings.Join(likely, ", ")
	return unknown
}

// ask asks on a terminal which accounts are the company's, until an answer names some of them; an empty
// one gives up.
func (i *importing) ask(name string, accounts []export.Account) ([]string, error) {
	unknown := sideUnknown(name, "the export does not tell which side is the company", accounts)
	if !i.app.live() || len(accounts) == 0 {
		return nil, unknown
	}
	const most = 10
	fmt.Fprintf(i.app.err, "%s does not tell which side is the company. Who writes in it:\n", name)
	for n, a := range accounts[:min(len(accounts), most)] {
		fmt.Fprintf(i.app.err, "  %d  %s  %s  %s in %s\n", n+1, a.ID, ui.Plain(a.Name), report.Many(a.Messages, "message"), report.Many(a.Chats, "chat"))
	}
	for in := bufio.NewReader(i.app.in); ; {
		fmt.Fprint(i.app.err, "Which of them are yours? Numbers or ids, by commas: ")
		answer, err := in.ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		ours, wrong := named(answer, accounts)
		switch {
		case len(wrong) == 0 && len(ours) > 0:
			i.app.hint("dialogs: {ours: [" + strings.Join(ours, ", ") + "]} in firstline.yaml answers this the next time")
			return ours, nil
		case len(wrong) == 0 || err != nil:
			return nil, unknown
		}
		fmt.Fprintf(i.app.err, "%s: none of them\n", ui.Plain(strings.Join(wrong, ", ")))
	}
}

// named gives the ids of accounts that an answer names by their numbers or ids, and what it says that is neither.
func named(answer string, accounts []export.Account) (ours, wrong []string) {
	for word := range strings.FieldsFuncSeq(answer, func(r rune) bool { return r == ',' || r == ' ' || r == '\n' || r == '\r' }) {
		n, err := strconv.Atoi(word)
		at := slices.IndexFunc(accounts, func(a export.Account) bool { return strings.EqualFold(a.ID, word) })
		switch {
		case at >= 0:
			ours = append(ours, accounts[at].ID)
		case err == nil && n >= 1 && n <= len(accounts):
			ours = append(ours, accounts[n-1].ID)
		default:
			wrong = append(wrong, word)
		}
	}
	return ours, wrong
}
