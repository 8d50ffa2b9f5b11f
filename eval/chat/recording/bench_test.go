package recording_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"firstline/eval"
	"firstline/eval/chat"
	"firstline/eval/chat/llm"
	"firstline/eval/chat/recording"
	"firstline/kb"
)

// turns is how many recorded turns are replayed: 500 dialogs of four.
const turns = 2000

// asked is a request of the size that they have in a company: layers of 6 KB, and five entries out of 300.
func asked(dialog int, said []llm.Message) llm.Request {
	var found strings.Builder
	found.WriteString("# Знания")
	for i := range 5 {
		number := (dialog*7 + len(said)*3 + i) % 300
		fmt.Fprintf(&found, "\n## kb/faq.md#vopros-%d\n%s", number, strings.Repeat(fmt.Sprintf("Ответ на вопрос %d. ", number), 20))
	}
	return llm.Request{
		System: []llm.Part{
			{Name: "base", Text: strings.Repeat("Отвечай коротко и по делу.\n", 60)},
			{Name: "company", Text: strings.Repeat("Доставка по всей стране.\n", 60)},
			{Name: "operator", Text: "Тебя зовут Игорь."},
			{Name: "knowledge", Text: found.String()},
			{Name: "acting", Text: strings.Repeat("Отвечай одним действием.\n", 20)},
		},
		Messages: said,
	}
}

// replayDialog asks for the turns of a dialog, one after another.
func replayDialog(tb testing.TB, model llm.Client, dialog int) {
	tb.Helper()
	ctx := scene(tb, fmt.Sprintf("set-%d/dialog-%d", dialog%10, dialog), 1)
	var said []llm.Message
	for turn := range 4 {
		said = append(said, llm.Message{Role: llm.User, Text: fmt.Sprintf("Вопрос %d, дополнение %d: сколько это стоит?", dialog, turn)})
		response, err := model.Complete(ctx, asked(dialog, said))
		if err != nil {
			tb.Fatal(err)
		}
		said = append(said, llm.Message{Role: llm.Assistant, Text: response.Text})
	}
}

func recordedTurns(b *testing.B) string {
	b.Helper()
	dir := b.TempDir()
	_, model := client(dir, recording.Write, &fake{answer: func(r llm.Request) (llm.Response, error) {
		return llm.Response{Text: "Это стоит 990 ₽ в месяц.\n\nЕсли платить за год, выйдет дешевле.", Tokens: chat.TokenCounts{Input: 2000, Output: len(r.Messages)}}, nil
	}})
	for dialog := range turns / 4 {
		replayDialog(b, model, dialog)
	}
	return dir
}

// BenchmarkReplay opens a book and replays 2,000 turns, one after another.
func BenchmarkReplay(b *testing.B) {
	dir := recordedTurns(b)
	for b.Loop() {
		_, model := client(dir, recording.Only, deaf{b})
		for dialog := range turns / 4 {
			replayDialog(b, model, dialog)
		}
	}
	b.ReportMetric(float64(turns), "turns/op")
}

// replayer is an operator whose model is replayed.
type replayer struct{ model llm.Client }

func (*replayer) Entries() []kb.Entry { return nil }

func (o *replayer) Reply(ctx context.Context, messages []chat.Message, _ time.Time) (chat.Reply, error) {
	var said []llm.Message
	for i, m := range messages {
		said = append(said, llm.Message{Role: []llm.Role{llm.User, llm.Assistant}[i%2], Text: m.Text})
	}
	var dialog int
	if _, err := fmt.Sscanf(messages[0].Text, "Вопрос %d", &dialog); err != nil {
		return chat.Reply{}, err
	}
	response, err := o.model.Complete(ctx, asked(dialog, said))
	return chat.Reply{Text: response.Text, Action: chat.Answer, Tokens: response.Tokens}, err
}

// BenchmarkRun does the same by eval.Run, which plays several dialogs at once and judges them.
func BenchmarkRun(b *testing.B) {
	dir := recordedTurns(b)
	sets := make([]*eval.Set, 10)
	for i := range sets {
		sets[i] = &eval.Set{Name: fmt.Sprintf("set-%d", i)}
	}
	for dialog := range turns / 4 {
		d := &eval.Dialog{ID: fmt.Sprintf("dialog-%d", dialog), Expect: []eval.Outcome{eval.Resolved}}
		for turn := range 4 {
			d.Lines = append(d.Lines, eval.Line{Messages: []string{fmt.Sprintf("Вопрос %d, дополнение %d: сколько это стоит?", dialog, turn)}})
		}
		sets[dialog%10].Dialogs = append(sets[dialog%10].Dialogs, d)
	}
	for b.Loop() {
		_, model := client(dir, recording.Only, deaf{b})
		passed := 0
		for result := range eval.Run(b.Context(), map[string]eval.Operator{"igor": &replayer{model}}, sets, eval.Options{}) {
			if result.Passed {
				passed++
			}
		}
		if passed != turns/4 {
			b.Fatalf("%d dialogs passed", passed)
		}
	}
	b.ReportMetric(float64(turns), "turns/op")
}
