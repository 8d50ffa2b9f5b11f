package openai

import (
	"encoding/json"
	"strings"

	sdk "github.com/openai/openai-go/v3"
	"github.com/openai/openai-go/v3/packages/param"
	"github.com/openai/openai-go/v3/shared"

	"firstline/eval/chat/llm"
)

// params is the request as the protocol has it.
func (c *Client) params(r llm.Request) (sdk.ChatCompletionNewParams, error) {
	p := sdk.ChatCompletionNewParams{Model: c.config.Model, Messages: messages(r)}
	if c.config.Temperature != nil {
		p.Temperature = param.NewOpt(*c.config.Temperature)
	}
	if c.config.TopP != nil {
		p.TopP = param.NewOpt(*c.config.TopP)
	}
	if c.config.Seed != nil {
		p.Seed = param.NewOpt(*c.config.Seed)
	}
	if c.config.MaxTokens > 0 {
		p.MaxTokens = param.NewOpt(int64(c.config.MaxTokens))
	}
	if c.config.MaxCompletionTokens > 0 {
		p.MaxCompletionTokens = param.NewOpt(int64(c.config.MaxCompletionTokens))
	}
	if c.config.Stream {
		p.StreamOptions.IncludeUsage = param.NewOpt(true)
	}
	for _, tool := range r.Tools {
		var parameters shared.FunctionParameters
		if err := json.Unmarshal(tool.Parameters, &parameters); err != nil {
			return p, err
		}
		p.Tools = append(p.Tools, sdk.ChatCompletionFunctionTool(shared.FunctionDefinitionParam{
			Name: tool.Name, Description: param.NewOpt(tool.Description), Parameters: parameters,
		}))
	}
	return p, nil
}

// messages gives the system message and then the others.
func messages(r llm.Request) []sdk.ChatCompletionMessageParamUnion {
	all := []sdk.ChatCompletionMessageParamUnion{}
	if text := r.SystemText(); text != "" {
		all = append(all, sdk.SystemMessage(valid(text)))
	}
	for _, m := range r.Messages {
		switch m.Role {
		case llm.User:
			all = append(all, sdk.UserMessage(valid(m.Text)))
		case llm.ToolRole:
			all = append(all, sdk.ToolMessage(valid(m.Text), m.Of))
		case llm.Assistant:
			all = append(all, assistant(m))
		}
	}
	return all
}

func assistant(m llm.Message) sdk.ChatCompletionMessageParamUnion {
	if len(m.Calls) == 0 {
		return sdk.AssistantMessage(valid(m.Text))
	}
	said := sdk.ChatCompletionAssistantMessageParam{}
	if m.Text != "" {
		said.Content.OfString = param.NewOpt(valid(m.Text))
	}
	for _, call := range m.Calls {
		said.ToolCalls = append(said.ToolCalls, sdk.ChatCompletionMessageToolCallUnionParam{
			OfFunction: &sdk.ChatCompletionMessageFunctionToolCallParam{
				ID: call.ID,
				Function: sdk.ChatCompletionMessageFunctionToolCallFunctionParam{
					Name: call.Name, Arguments: valid(call.Arguments),
				},
			},
		})
	}
	return sdk.ChatCompletionMessageParamUnion{OfAssistant: &said}
}

// valid is a text that JSON can hold.
func valid(text string) string { return strings.ToValidUTF8(text, "\uFFFD") }
