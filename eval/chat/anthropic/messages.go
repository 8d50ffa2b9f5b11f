package anthropic

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	sdk "github.com/anthropics/anthropic-sdk-go"
	"github.com/anthropics/anthropic-sdk-go/packages/param"

	"firstline/eval/chat/llm"
)

// nothing is said where the protocol wants a text and there is none.
const nothing = "…"

// params is the request as the protocol has it.
func (c *Client) params(r llm.Request) sdk.MessageNewParams {
	p := sdk.MessageNewParams{
		Model:     c.config.Model,
		MaxTokens: int64(c.config.MaxTokens),
		System:    system(r),
		Messages:  messages(r.Messages),
		Tools:     tools(r.Tools),
	}
	if c.config.Temperature != nil {
		p.Temperature = sdk.Float(*c.config.Temperature)
	}
	if c.config.TopP != nil {
		p.TopP = sdk.Float(*c.config.TopP)
	}
	return p
}

// system gives the system message in two blocks: up to the knowledge, which the server is to keep, and
// from there. Joined they are the text of the request.
func system(r llm.Request) []sdk.TextBlockParam {
	knowledge := slices.IndexFunc(r.System, func(p llm.Part) bool { return p.Name == "knowledge" })
	if knowledge < 0 {
		knowledge = len(r.System)
	}
	whole := llm.Valid(r.SystemText())
	same := llm.Valid(llm.Request{System: r.System[:knowledge]}.SystemText())
	if same != "" && len(same) < len(whole) {
		same = whole[:len(same)+len("\n\n")]
	}
	var blocks []sdk.TextBlockParam
	if strings.TrimSpace(same) != "" {
		blocks = append(blocks, sdk.TextBlockParam{Text: same, CacheControl: sdk.NewCacheControlEphemeralParam()})
	}
	if rest := whole[len(same):]; strings.TrimSpace(rest) != "" {
		blocks = append(blocks, sdk.TextBlockParam{Text: rest})
	}
	return blocks
}

// messages gives the dialog, the sides in turn and the user first.
func messages(all []llm.Message) []sdk.MessageParam {
	var turns []sdk.MessageParam
	add := func(role sdk.MessageParamRole, blocks ...sdk.ContentBlockParamUnion) {
		if last := len(turns) - 1; last >= 0 && turns[last].Role == role {
			turns[last].Content = append(turns[last].Content, blocks...)
			return
		}
		if role == sdk.MessageParamRoleAssistant && len(turns) == 0 {
			turns = append(turns, sdk.NewUserMessage(sdk.NewTextBlock(nothing)))
		}
		turns = append(turns, sdk.MessageParam{Role: role, Content: blocks})
	}
	for _, message := range all {
		switch message.Role {
		case llm.ToolRole:
			add(sdk.MessageParamRoleUser, sdk.NewToolResultBlock(message.Of, said(message.Text), false))
		case llm.Assistant:
			add(sdk.MessageParamRoleAssistant, spoken(message)...)
		default:
			add(sdk.MessageParamRoleUser, sdk.NewTextBlock(said(message.Text)))
		}
	}
	return turns
}

// spoken is what the model gave, given back.
func spoken(message llm.Message) []sdk.ContentBlockParamUnion {
	var blocks []sdk.ContentBlockParamUnion
	if strings.TrimSpace(message.Text) != "" || len(message.Calls) == 0 {
		blocks = append(blocks, sdk.NewTextBlock(said(message.Text)))
	}
	for _, call := range message.Calls {
		// The protocol has objects alone: what a model wrote that is none cannot be given back.
		arguments := json.RawMessage(call.Arguments)
		if !json.Valid(arguments) || !bytes.HasPrefix(bytes.TrimSpace(arguments), []byte("{")) {
			arguments = json.RawMessage("{}")
		}
		blocks = append(blocks, sdk.NewToolUseBlock(call.ID, arguments, call.Name))
	}
	return blocks
}

func tools(all []llm.Tool) []sdk.ToolUnionParam {
	var params []sdk.ToolUnionParam
	for _, tool := range all {
		params = append(params, sdk.ToolUnionParam{OfTool: &sdk.ToolParam{
			Name:        tool.Name,
			Description: sdk.String(tool.Description),
			InputSchema: param.Override[sdk.ToolInputSchemaParam](tool.Parameters),
		}})
	}
	return params
}

// said is a text as it can be sent.
func said(text string) string {
	if strings.TrimSpace(text) == "" {
		return nothing
	}
	return llm.Valid(text)
}
