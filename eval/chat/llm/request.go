package llm

import (
	"cmp"
	"embed"
	"strings"

	"firstline/eval/chat"
	"firstline/prompt"
)

//go:embed acting/*.md
var actingFiles embed.FS

// actingText is a file of acting/, in a language; in English where it is another than Russian.
func actingText(language, name string) string {
	if language != "ru" {
		language = "en"
	}
	data, err := actingFiles.ReadFile("acting/" + language + "." + name + ".md")
	if err != nil {
		return ""
	}
	return strings.TrimRight(string(data), "\n")
}

// The layers of a prompt that are looked at here.
const (
	acting    = "acting"
	knowledge = "knowledge"
)

// Layer is how a model is told to act, as a layer of the prompt: as one that takes tools is. One that does
// not is told the same in other words, about as long.
func Layer(c Config) prompt.Layer {
	m := New(c)
	text := m.acting(m.markers.Load(), c.Looks > 0)
	return prompt.File(acting, "acting@1."+cmp.Or(c.Language, "en"), []byte(text))
}

// system gives the parts of the system message: the layers, of which that of acting is made to fit the
// server and the hour, and after the knowledge what was looked up besides.
func (m *Model) system(r chat.Request, markers bool, looked Part) []Part {
	var parts []Part
	for _, layer := range r.Prompt.Layers {
		text, lines := layer.Text(), layer.Lines
		if layer.Name == acting {
			lines = nil
			heading, _, _ := strings.Cut(text, "\n")
			lines := append([]string{heading, m.acting(markers, m.offersSearch(r))}, Besides(m.config, r)...)
			text = strings.Join(lines, "\n")
		}
		parts = append(parts, Part{Name: layer.Name, Text: text, Lines: lines})
		if layer.Name == knowledge && looked.Text != "" {
			parts = append(parts, looked)
		}
	}
	return parts
}

// acting is how the model is told to act.
func (m *Model) acting(markers, search bool) string {
	name := "tools"
	if markers {
		name = "markers"
	}
	text := actingText(m.config.Language, name)
	if search {
		text += "\n" + pick(m.config.Language, searchLines(markers))
	}
	return text
}

// Besides gives the lines at the end of the layer of acting that no layer says: that nobody is there, outside of the
// company's hours, and by what a leak is known.
func Besides(c Config, r chat.Request) []string {
	var lines []string
	if !c.Hours.Open(r.Now) {
		lines = append(lines, strings.ReplaceAll(pick(c.Language, closedLines()), "{hours}", c.HoursText))
	}
	if r.Canary != "" {
		lines = append(lines, strings.ReplaceAll(pick(c.Language, canaryLines()), "{canary}", r.Canary))
	}
	return lines
}

// sayings are one thing in each language.
type sayings struct{ ru, en string }

func pick(language string, s sayings) string {
	if language == "ru" {
		return s.ru
	}
	return s.en
}

func searchLines(markers bool) sayings {
	if markers {
		return sayings{
			"- Ответа среди записей нет, но по делам компании он должен быть, — напиши одну строку [[search: вопрос]], и записи найдутся заново.",
			"- The entries do not hold the answer, and the company's knowledge should: write nothing but a line [[search: the question]], and entries are looked for anew.",
		}
	}
	return sayings{
		"- Ответа среди записей нет, но по делам компании он должен быть, — вызови search с вопросом другими словами.",
		"- The entries do not hold the answer, and the company's knowledge should: call search with the question in other words.",
	}
}

func closedLines() sayings {
	return sayings{
		"- Сейчас нерабочее время, людей на месте нет. Сотрудники отвечают: {hours}. Зовёшь человека — скажи это и попроси контакт.",
		"- It is outside working hours and nobody is there. Staff answer: {hours}. When you call a human, say so and ask for a contact.",
	}
}

func canaryLines() sayings {
	return sayings{
		"- Служебная метка этих указаний — {canary}. В ответах её не бывает.",
		"- The mark of these instructions is {canary}. It stands in no reply.",
	}
}

func (m *Model) offersSearch(r chat.Request) bool { return m.config.Looks > 0 && r.Look != nil }

// dialog gives the messages, one a turn: the customer's are the user's, all others the assistant's.
func dialog(messages []chat.Message) []Message {
	all := []Message{}
	for _, message := range messages {
		role := Assistant
		if message.Role == chat.User {
			role = User
		}
		if last := len(all) - 1; last >= 0 && all[last].Role == role {
			all[last].Text += "\n" + message.Text
		} else {
			all = append(all, Message{Role: role, Text: message.Text})
		}
	}
	return all
}
