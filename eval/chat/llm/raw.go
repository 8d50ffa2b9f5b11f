package llm

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"firstline/kb/text"
)

// Servers that do not know the template of a model pass on what it writes for its own program: its thoughts, and its
// calls as text.

// withoutThoughts takes out of a text what the model thought before it wrote: <think>…</think>, of which the first tag may
// be missing.
func withoutThoughts(said string) string {
	for _, tag := range []string{"think", "thinking", "reasoning"} {
		end := "</" + tag + ">"
		if at := strings.LastIndex(said, end); at >= 0 {
			before := said[:at]
			if start := strings.Index(before, "<"+tag+">"); start > 0 {
				return strings.TrimSpace(before[:start] + said[at+len(end):])
			}
			return strings.TrimSpace(said[at+len(end):])
		}
		if rest, ok := strings.CutPrefix(strings.TrimSpace(said), "<"+tag+">"); ok && rest != "" {
			return "" // it came to no end
		}
	}
	return said
}

// written takes the calls out of a text that a model has written there, <tool_call>{"name": …}</tool_call>, and adds
// them to the others.
func written(said string, calls []Call) (string, []Call) {
	calls = slices.Clone(calls)
	said = writtenCall().ReplaceAllStringFunc(said, func(found string) string {
		var call struct {
			Name      string          `json:"name"`
			Arguments json.RawMessage `json:"arguments"`
		}
		if err := json.Unmarshal([]byte(writtenCall().FindStringSubmatch(found)[1]), &call); err != nil || call.Name == "" {
			return found
		}
		calls = append(calls, Call{ID: fmt.Sprintf("written-%d", len(calls)+1), Name: call.Name, Arguments: string(call.Arguments)})
		return ""
	})
	return strings.TrimSpace(said), calls
}

var writtenCall = text.Pattern(`(?s)<tool_call>\s*(\{.*?\})\s*</tool_call>`)
