package ui

import (
	"context"
	"io"
	"strings"

	"github.com/charmbracelet/bubbles/textinput"
	"github.com/charmbracelet/bubbles/viewport"
	tea "github.com/charmbracelet/bubbletea"
)

// Talker is whom a conversation on a terminal is held with.
type Talker interface {
	// Say answers a line that a person has typed. hear is told what there is of the reply while it is written.
	Say(ctx context.Context, line string, hear func(soFar string)) Said
}

// Said is what a line came to: a reply, or what a command has to say.
type Said struct {
	Text   string // of the reply, Markdown
	Beside string // what is shown beside it
	Note   string // what a command has to say, shown as it stands
	Anew   bool   // the conversation begins anew
	End    bool   // it is over
}

// Converse holds a conversation on a terminal until the person ends it: what is said on the left, and beside it, where
// the terminal is wide enough, what the last reply rests on. greeting is what it begins with.
func Converse(ctx context.Context, in io.Reader, out io.Writer, styles Styles, t Talker, greeting string) error {
	program := tea.NewProgram(newConversation(ctx, styles, t, greeting),
		tea.WithContext(ctx), tea.WithInput(in), tea.WithOutput(out), tea.WithAltScreen(), tea.WithoutSignalHandler())
	_, err := program.Run()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

// bubble is one piece of a conversation.
type bubble struct {
	text     string
	customer bool
	note     bool // shown as it stands
}

// conversation is the conversation as bubbletea has it.
type conversation struct {
	ctx    context.Context //nolint:containedctx // bubbletea gives its models none
	styles Styles
	talker Talker

	bubbles []bubble
	beside  string
	soFar   string             // of the reply that is being written
	cancel  context.CancelFunc // of it; nil: none is
	pieces  chan string

	width, height int
	view          viewport.Model
	input         textinput.Model
	markdown      *markdown
}

func newConversation(ctx context.Context, styles Styles, t Talker, greeting string) *conversation {
	input := textinput.New()
	input.Prompt = "› "
	input.Focus()
	return &conversation{
		ctx: ctx, styles: styles, talker: t, input: input, markdown: &markdown{colored: styles.Colored()},
		bubbles: []bubble{{text: greeting, note: true}}, view: viewport.New(0, 0),
	}
}

// The messages of a conversation to itself.
type (
	pieceMsg string
	saidMsg  Said
)

// Init lets the cursor blink.
func (c *conversation) Init() tea.Cmd { return textinput.Blink }

// Update takes a key, another size of the terminal, or what is said.
func (c *conversation) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		c.width, c.height = msg.Width, msg.Height
		c.show()
		return c, nil
	case tea.KeyMsg:
		return c.key(msg)
	case pieceMsg:
		c.soFar = string(msg)
		c.show()
		return c, c.listen()
	case saidMsg:
		return c.said(Said(msg))
	}
	var cmd tea.Cmd
	c.input, cmd = c.input.Update(msg)
	return c, cmd
}

func (c *conversation) key(key tea.KeyMsg) (tea.Model, tea.Cmd) {
	switch key.String() {
	case "ctrl+c":
		if c.cancel == nil {
			return c, tea.Quit
		}
		c.cancel()
		return c, nil
	case "ctrl+d":
		return c, tea.Quit
	case "pgup":
		c.view.HalfPageUp()
		return c, nil
	case "pgdown":
		c.view.HalfPageDown()
		return c, nil
	case "enter":
		line := c.input.Value()
		if strings.TrimSpace(line) == "" || c.cancel != nil {
			return c, nil
		}
		c.input.SetValue("")
		c.bubbles = append(c.bubbles, bubble{text: line, customer: true})
		c.soFar = "…"
		c.show()
		return c, c.say(line)
	}
	var cmd tea.Cmd
	c.input, cmd = c.input.Update(key)
	return c, cmd
}

// say asks the talker, and listens to it meanwhile.
func (c *conversation) say(line string) tea.Cmd {
	ctx, cancel := context.WithCancel(c.ctx)
	pieces := make(chan string, 1) // the newest
	c.cancel, c.pieces = cancel, pieces
	hear := func(soFar string) {
		select {
		case <-pieces:
		default:
		}
		pieces <- soFar
	}
	return tea.Batch(c.listen(), func() tea.Msg {
		defer cancel()
		said := c.talker.Say(ctx, line, hear)
		close(pieces)
		return saidMsg(said)
	})
}

func (c *conversation) listen() tea.Cmd {
	pieces := c.pieces
	return func() tea.Msg {
		if soFar, open := <-pieces; open {
			return pieceMsg(soFar)
		}
		return nil
	}
}

func (c *conversation) said(s Said) (tea.Model, tea.Cmd) {
	c.cancel, c.soFar = nil, ""
	if s.Anew {
		c.bubbles, c.beside = nil, ""
	}
	if s.Text != "" {
		c.bubbles = append(c.bubbles, bubble{text: s.Text})
	}
	if s.Note != "" {
		c.bubbles = append(c.bubbles, bubble{text: s.Note, note: true})
	}
	if s.Beside != "" {
		c.beside = s.Beside
	}
	c.show()
	if s.End {
		return c, tea.Quit
	}
	return c, nil
}
