package standin

import "encoding/json"

// openAI is the protocol of chat completions.
type openAI struct{}

func (openAI) failure(said string) any {
	return object{"error": object{"message": said, "type": "invalid_request_error", "code": nil}}
}

func (p openAI) whole(r reply) any {
	message := object{"role": "assistant", "content": r.text}
	if r.tool != "" {
		message = object{"role": "assistant", "content": nil, "tool_calls": p.calls(object{"name": r.tool, "arguments": r.arguments}, true)}
	}
	return object{
		"id": "1", "object": "chat.completion", "model": "standin",
		"choices": []object{{"index": 0, "message": message, "finish_reason": p.reason(r)}},
		"usage":   p.usage(),
	}
}

func (p openAI) events(r reply) []event {
	deltas := []object{{"role": "assistant", "content": ""}}
	if r.tool == "" {
		for _, piece := range pieces(r.text) {
			deltas = append(deltas, object{"content": piece})
		}
	} else {
		deltas = append(deltas, object{"tool_calls": p.calls(object{"name": r.tool, "arguments": ""}, true)})
		for _, piece := range pieces(r.arguments) {
			deltas = append(deltas, object{"tool_calls": p.calls(object{"arguments": piece}, false)})
		}
	}
	var all []event
	chunk := func(choices []object, usage any) {
		all = append(all, event{data: object{"id": "1", "object": "chat.completion.chunk", "model": "standin", "choices": choices, "usage": usage}})
	}
	for _, delta := range deltas {
		chunk([]object{{"index": 0, "delta": delta, "finish_reason": nil}}, nil)
	}
	chunk([]object{{"index": 0, "delta": object{}, "finish_reason": p.reason(r)}}, nil)
	chunk([]object{}, p.usage())
	return append(all, event{data: json.RawMessage("[DONE]")})
}

// calls is the one call of a reply, or a part of it.
func (openAI) calls(function object, begins bool) []object {
	call := object{"index": 0, "function": function}
	if begins {
		call["id"], call["type"] = "call_1", "function"
	}
	return []object{call}
}

func (openAI) reason(r reply) string {
	if r.tool != "" {
		return "tool_calls"
	}
	return "stop"
}

func (openAI) usage() object {
	return object{"prompt_tokens": InputTokens, "completion_tokens": OutputTokens, "total_tokens": InputTokens + OutputTokens}
}
