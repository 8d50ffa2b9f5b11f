package standin

import "encoding/json"

// anthropic is the protocol of messages.
type anthropic struct{}

func (anthropic) failure(said string) any {
	return object{"type": "error", "error": object{"type": "invalid_request_error", "message": said}}
}

func (p anthropic) whole(r reply) any {
	block := object{"type": "text", "text": r.text}
	if r.tool != "" {
		block = object{"type": "tool_use", "id": "call_1", "name": r.tool, "input": json.RawMessage(r.arguments)}
	}
	return p.message([]object{block}, p.reason(r), OutputTokens)
}

func (p anthropic) events(r reply) []event {
	all := []event{{"message_start", object{"type": "message_start", "message": p.message([]object{}, nil, 0)}}}
	block, pieced, key, kind := object{"type": "text", "text": ""}, r.text, "text", "text_delta"
	if r.tool != "" {
		block = object{"type": "tool_use", "id": "call_1", "name": r.tool, "input": object{}}
		pieced, key, kind = r.arguments, "partial_json", "input_json_delta"
	}
	all = append(all, event{"content_block_start", object{"type": "content_block_start", "index": 0, "content_block": block}})
	for _, piece := range pieces(pieced) {
		all = append(all, event{"content_block_delta", object{
			"type": "content_block_delta", "index": 0, "delta": object{"type": kind, key: piece},
		}})
	}
	return append(
		all,
		event{"content_block_stop", object{"type": "content_block_stop", "index": 0}},
		event{"message_delta", object{
			"type": "message_delta", "delta": object{"stop_reason": p.reason(r), "stop_sequence": nil},
			"usage": object{"output_tokens": OutputTokens},
		}},
		event{"message_stop", object{"type": "message_stop"}},
	)
}

func (anthropic) message(content []object, reason any, output int) object {
	return object{
		"id": "1", "type": "message", "role": "assistant", "model": "standin",
		"content": content, "stop_reason": reason, "stop_sequence": nil,
		"usage": object{"input_tokens": InputTokens, "output_tokens": output},
	}
}

func (anthropic) reason(r reply) string {
	if r.tool != "" {
		return "tool_use"
	}
	return "end_turn"
}
